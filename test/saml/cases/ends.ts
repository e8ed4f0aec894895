import { inflateRawSync } from 'node:zlib';
import { ValidateInResponseTo } from '@node-saml/node-saml';
import { SuspendAccount } from '#accounts';
import { RotateCertificate } from '#saml';
import { until } from '#testing';
import type { ApplicationServer } from '../../applications/scene/application-server.js';
import { newBrowser } from '../../security/scene/agents.js';
import { useCase } from '../../security/scene/use-case.js';
import { requestOf, signedRequest } from '../scene/made-request.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { answerIn, certificatesOf, ServiceProvider, type Told } from '../scene/service-provider.js';

/** Ends of sessions and certificates, and the applications that are told. */
export function ends(place: SamlPlace, server: ApplicationServer, address: () => string): void {
  const told = (part: string | undefined) =>
    until(() => part !== undefined && server.told.some((message) => message.includes(part)));
  const listening = () =>
    ServiceProvider.register(place.product(), {
      settings: { logouts: [{ binding: 'soap', location: `${address()}/slo` }] },
    });
  const redirecting = async (
    binding: 'redirect' | 'post' = 'redirect',
    saml: Parameters<typeof ServiceProvider.register>[1] = {},
  ) =>
    ServiceProvider.register(place.product(), {
      ...saml,
      keys: await place.keys(),
      settings: { logouts: [{ binding, location: 'https://application.example/logged-off' }] },
    });
  const logoffAddress = (party: ServiceProvider, { profile }: Told) =>
    party.saml.getLogoutUrlAsync(profile, 'state', {});

  describe('single logout', () => {
    it('at the request of an application ends the session here and in the other applications', async () => {
      const [asking, other] = [await redirecting(), await listening()];
      const browser = await place.browserOf('bob');
      const [mine, theirs] = [await asking.logOn(browser), await other.logOn(browser)];
      const answer = await browser.get(await logoffAddress(asking, mine));
      const back = new URL(answer.location ?? '');
      expect(back.origin + back.pathname).toBe('https://application.example/logged-off');
      const { loggedOut } = await asking.saml.validateRedirectAsync(
        Object.fromEntries(back.searchParams),
        back.search.slice(1),
      );
      expect([loggedOut, back.searchParams.get('RelayState')]).toEqual([true, 'state']);
      expect((await browser.get('/t/demo/')).status).toBe(303);
      await told(theirs.profile.sessionIndex);
      await told(theirs.profile.nameID);
    });

    it('is answered by a form if the application asks for one', async () => {
      // The library finds no InResponseTo in logout responses that come by a form.
      const asking = await redirecting('post', {
        saml: { validateInResponseTo: ValidateInResponseTo.never },
      });
      const browser = await place.browserOf('bob');
      const form = await answerIn(browser, await logoffAddress(asking, await asking.logOn(browser)));
      expect(form.action).toBe('https://application.example/logged-off');
      expect((await asking.saml.validatePostResponseAsync({ ...form.fields })).loggedOut).toBe(true);
    });

    it('reports if an application can only be told by a browser', async () => {
      const [asking, deaf] = [await redirecting(), await redirecting()];
      const browser = await place.browserOf('bob');
      const mine = await asking.logOn(browser);
      await deaf.logOn(browser);
      const { location } = await browser.get(await logoffAddress(asking, mine));
      const message = new URL(location ?? '').searchParams.get('SAMLResponse') ?? '';
      expect(inflateRawSync(Buffer.from(message, 'base64')).toString()).toContain('status:PartialLogout');
    });

    it('needs a signature of the application: no one else can log people off', async () => {
      const [unsigned, asking] = [await ServiceProvider.register(place.product()), await redirecting()];
      const browser = await place.browserOf('bob');
      const refusals = [await logoffAddress(unsigned, await unsigned.logOn(browser))];
      const signed = new URL(await logoffAddress(asking, await asking.logOn(browser)));
      signed.searchParams.delete('Signature');
      signed.searchParams.delete('SigAlg');
      refusals.push(signed.href);
      for (const refused of refusals) {
        const { status, text } = await newBrowser(place.product()).get(refused);
        expect([status, text.includes('signature does not match')]).toEqual([400, true]);
      }
      expect((await browser.get('/t/demo/')).status).toBe(200);
    });

    it('works once: a repeated request ends no session that began later', async () => {
      const asking = await redirecting();
      const { profile } = await asking.logOn(await place.browserOf('bob'));
      const { sessionIndex: _, ...everywhere } = profile;
      const address = await asking.saml.getLogoutUrlAsync(everywhere, '', {});
      expect((await newBrowser(place.product()).get(address)).status).toBe(303);
      const later = await place.browserOf('bob');
      await asking.logOn(later);
      const again = await newBrowser(place.product()).get(address);
      expect([again.status, again.text]).toEqual([400, expect.stringContaining('already been used')]);
      expect((await later.get('/t/demo/')).status).toBe(200);
    });

    it('reads the whole name: a comment that splits it is refused, although no signature covers it', async () => {
      const asking = await redirecting('post');
      const browser = await place.browserOf('bob');
      const { profile } = await asking.logOn(browser);
      const slo = asking.sso.replace(/sso$/, 'slo');
      const request = requestOf(asking, { destination: slo })
        .replaceAll('AuthnRequest', 'LogoutRequest')
        .replace(/ AssertionConsumerServiceURL=[^>]+/, '')
        .replace('</saml:Issuer>', `</saml:Issuer><saml:NameID>${profile.nameID}.evil</saml:NameID>`);
      const message = signedRequest(request, await place.keys()).replace('.evil', '<!---->.evil');
      const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
      const fields = new URLSearchParams({ SAMLRequest: Buffer.from(message).toString('base64') }).toString();
      const answer = await newBrowser(place.product()).send('POST', slo, form, fields);
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('something unreadable')]);
      expect((await browser.get('/t/demo/')).status).toBe(200);
    });

    it('is sent when a person logs off in the portal or leaves, or their session expires', async () => {
      const party = await listening();
      const browser = await place.browserOf('bob');
      const first = await party.logOn(browser);
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      await told(first.profile.sessionIndex);
      expect(server.told.join('')).toContain('<ds:SignatureValue>');

      const second = await party.logOn(await place.browserOf('bob'));
      await place.product().sql(`update logon.session set expires_at = now() where ended_at is null`);
      await place
        .product()
        .sql(`update single_logout.participation set check_at = now() where ended_at is null`);
      await told(second.profile.sessionIndex);

      const third = await party.logOn(await place.browserOf('alice'));
      server.status = 503;
      await useCase(place.product(), SuspendAccount).execute(
        place.product().tenantId,
        await place.accountId('alice'),
        'left',
      );
      await told(third.profile.sessionIndex);
      server.status = 200;
      const before = server.told.length;
      await place
        .product()
        .sql(
          `update single_logout.participation set next_attempt_at = now() where next_attempt_at is not null`,
        );
      await until(() => server.told.length > before);
    });

    it('is sent to an application that is disabled, whose people stay logged on here', async () => {
      const party = await listening();
      const browser = await place.browserOf('bob');
      const { profile } = await party.logOn(browser);
      await place.set(party, { state: 'disabled' });
      await told(profile.sessionIndex);
      expect((await browser.get('/t/demo/')).status).toBe(200);
    });
  });

  describe('a certificate', () => {
    it('is replaced by one that is published before it signs, and stays published afterwards', async () => {
      const { tenantId } = place.product();
      const rotate = useCase(place.product(), RotateCertificate);
      const [former] = await certificatesOf(place.product());
      await rotate.execute(tenantId);
      const both = await certificatesOf(place.product());
      expect([both.length, both[0]]).toEqual([2, former]);
      await expect(rotate.execute(tenantId)).rejects.toMatchObject({
        code: 'saml.certificate_pending',
        detail: expect.stringContaining('--overlap-days 0') as string,
      });
      await (await ServiceProvider.register(place.product())).logOn(await place.browserOf('bob'));

      await place.product().sql(`update saml.certificate set signs_from = now() where signs_from > now()`);
      const [next] = await certificatesOf(place.product());
      expect(next).toBe(both[1]);
      const careful = await ServiceProvider.register(place.product(), { saml: { idpCert: next ?? '' } });
      await careful.logOn(await place.browserOf('bob'));
    });

    it('whose key may have been stolen is replaced at once, and is no longer valid', async () => {
      const before = await certificatesOf(place.product());
      await useCase(place.product(), RotateCertificate).execute(place.product().tenantId, 0);
      const after = await certificatesOf(place.product());
      expect(after).toHaveLength(1);
      expect(before).not.toContain(after[0]);
      await (await ServiceProvider.register(place.product())).logOn(await place.browserOf('bob'));
    });

    it('signs at once if it is the first one, with any overlap', async () => {
      await place.product().sql('delete from saml.certificate');
      await useCase(place.product(), RotateCertificate).execute(place.product().tenantId, 14);
      expect(await certificatesOf(place.product())).toHaveLength(1);
      await (await ServiceProvider.register(place.product())).logOn(await place.browserOf('bob'));
    });

    it('that is the only one signs before its time, and the next one signs at once', async () => {
      await place.product().sql(`update saml.certificate set signs_from = now() + interval '14 days'`);
      const early = await certificatesOf(place.product());
      await (await ServiceProvider.register(place.product())).logOn(await place.browserOf('bob'));
      await useCase(place.product(), RotateCertificate).execute(place.product().tenantId);
      const after = await certificatesOf(place.product());
      expect([after.length, after[0] === early[0]]).toEqual([1, false]);
      await (await ServiceProvider.register(place.product())).logOn(await place.browserOf('bob'));
    });
  });
}
