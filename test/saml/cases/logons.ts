import { ValidateInResponseTo } from '@node-saml/node-saml';
import { ApplicationUses, AssignApplication } from '#applications';
import { newBrowser } from '../../security/scene/agents.js';
import { useCase } from '../../security/scene/use-case.js';
import { joinDepartments, leaveDepartments } from '../../applications/scene/departments.js';
import { entitle, showTitles } from '../../applications/scene/profiles.js';
import { logOnHere } from '../../applications/scene/relying-party.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { answerIn, formIn, pageAt, ServiceProvider } from '../scene/service-provider.js';

const xmlOf = (message = ''): string => Buffer.from(message, 'base64').toString();

export function logons(place: SamlPlace): void {
  const register = (given: Parameters<typeof ServiceProvider.register>[1] = {}) =>
    ServiceProvider.register(place.product(), given);

  describe('a logon by SAML', () => {
    it('gives an application the person’s identity in a signed and exact response', async () => {
      const party = await register();
      const { profile, form } = await party.logOn(await place.browserOf('bob'), 'back to the report');
      expect(form.action).toBe(party.consumer);
      expect(form.fields['RelayState']).toBe('back to the report');
      expect(profile).toMatchObject({
        nameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        'urn:oid:0.9.2342.19200300.100.1.1': 'bob',
      });
      expect(profile.nameID).not.toContain(await place.accountId('bob'));
      const xml = xmlOf(form.fields['SAMLResponse']);
      expect(xml).toContain(`Recipient="${party.consumer}"`);
      expect(xml).toContain(`<saml:Audience>${party.entityId}</saml:Audience>`);
      expect(xml).toContain('ac:classes:PasswordProtectedTransport');
      const [row] = await place.product().sql<{ until: Date }>(
        `select least(expires_at, last_seen_at + make_interval(secs => idle_seconds)) as until from logon.session
         where ended_at is null order by created_at desc limit 1`,
      );
      expect(xml).toContain(`SessionNotOnOrAfter="${row?.until.toISOString() ?? ''}"`);
      const uses = await useCase(place.product(), ApplicationUses).of(place.product().tenantId, party.id);
      expect(uses.map(({ username }) => username)).toEqual(['bob']);
    });

    it('gives a person one name for each application, and one index for each session', async () => {
      const [party, other] = [await register(), await register()];
      const browser = await place.browserOf('bob');
      const [first, again, elsewhere] = [
        await party.logOn(browser),
        await party.logOn(browser),
        await other.logOn(browser),
      ];
      expect(again.profile.nameID).toBe(first.profile.nameID);
      expect(again.profile.sessionIndex).toBe(first.profile.sessionIndex);
      expect(elsewhere.profile.nameID).not.toBe(first.profile.nameID);
      expect(elsewhere.profile.sessionIndex).not.toBe(first.profile.sessionIndex);
      const later = await party.logOn(await place.browserOf('bob'));
      expect(later.profile.nameID).toBe(first.profile.nameID);
      expect(later.profile.sessionIndex).not.toBe(first.profile.sessionIndex);
    });

    it('asks a person to log on if they are not, and continues afterwards', async () => {
      const party = await register();
      const browser = newBrowser(place.product());
      const asked = await browser.get(await party.ask());
      const decided = await browser.get(asked.location ?? '');
      expect(decided.location).toContain('/t/demo/logon?return_to=');
      const logon = await logOnHere(browser, decided.location ?? '', 'bob');
      const { profile } = await party.take(await answerIn(browser, logon.location ?? ''));
      expect(profile['urn:oid:0.9.2342.19200300.100.1.1']).toBe('bob');
    });

    it('accepts a request by a form, which sends no cookie, and answers in a separate navigation', async () => {
      const party = await register({
        saml: { authnRequestBinding: 'HTTP-POST', skipRequestCompression: true },
      });
      const page = await party.saml.getAuthorizeFormAsync('state');
      const message = /name="SAMLRequest" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const stranger = newBrowser(place.product());
      const answer = await stranger.send(
        'POST',
        '/t/demo/saml/sso',
        { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://application.example' },
        new URLSearchParams({ SAMLRequest: message, RelayState: 'state' }).toString(),
      );
      expect(answer.status).toBe(303);
      const browser = await place.browserOf('bob');
      const form = await answerIn(browser, answer.location ?? '');
      expect(form.fields['RelayState']).toBe('state');
      await party.take(form);
    });

    it.each(['assertion', 'response', 'both'] as const)(
      'signs this part of a response: %s',
      async (signed) => {
        const party = await register({
          settings: { signed },
          saml: {
            wantAssertionsSigned: signed !== 'response',
            wantAuthnResponseSigned: signed !== 'assertion',
          },
        });
        const { form } = await party.logOn(await place.browserOf('bob'));
        const signatures = xmlOf(form.fields['SAMLResponse']).match(/<ds:Signature /g) ?? [];
        expect(signatures).toHaveLength(signed === 'both' ? 2 : 1);
      },
    );

    it('encrypts the assertion for an application whose metadata has a certificate for it', async () => {
      const decryption = await place.keys();
      const party = await register({ decryption });
      const { profile, form } = await party.logOn(await place.browserOf('bob'));
      const xml = xmlOf(form.fields['SAMLResponse']);
      expect(xml).toContain('http://www.w3.org/2009/xmlenc11#aes256-gcm');
      expect(xml).not.toContain('<saml:Assertion');
      expect(profile['urn:oid:0.9.2342.19200300.100.1.1']).toBe('bob');
    });

    it.each([
      ['email', 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', 'bob@demo.test'],
      ['username', 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', 'bob'],
    ] as const)(
      'names people by their %s if the application is configured so',
      async (nameIdFormat, format, name) => {
        const party = await register({ settings: { nameIdFormat }, saml: { identifierFormat: null } });
        const { profile } = await party.logOn(await place.browserOf('bob'));
        expect([profile.nameIDFormat, profile.nameID]).toEqual([format, name]);
      },
    );

    it('gives each department of a person as a value of its own, and no attribute without departments', async () => {
      const groups = { name: 'groups', friendlyName: null, source: 'groups', value: null } as const;
      const party = await register({ settings: { attributes: [groups] } });
      const told = async () => (await party.logOn(await place.browserOf('bob'))).profile['groups'];
      expect(await told()).toBeUndefined();
      await joinDepartments(place.product(), 'bob', ['研发', 'Sales, North']);
      expect(await told()).toEqual(['研发', 'Sales, North']);
      await leaveDepartments(place.product(), 'bob');
    });

    it('gives a phone number, and no attribute without one', async () => {
      const phone = { name: 'phone', friendlyName: null, source: 'phone', value: null } as const;
      const party = await register({ settings: { attributes: [phone] } });
      const told = async () => (await party.logOn(await place.browserOf('bob'))).profile['phone'];
      expect(await told()).toBeUndefined();
      const set = `update accounts.account set phone_number = $1 where username = 'bob'`;
      await place.product().sql(set, ['+8613800138000']);
      expect(await told()).toBe('+8613800138000');
      await place.product().sql(set, [null]);
    });

    it('gives a profile field by its key, and no attribute if it is empty or hidden from the person', async () => {
      const title = { name: 'title', friendlyName: null, source: 'field', value: 'title' } as const;
      const party = await register({ settings: { attributes: [title] } });
      const told = async () => (await party.logOn(await place.browserOf('bob'))).profile['title'];
      expect(await told()).toBeUndefined();
      await entitle(place.product(), 'bob', 'Engineer');
      expect(await told()).toBe('Engineer');
      await showTitles(place.product(), false);
      expect(await told()).toBeUndefined();
      await showTitles(place.product(), true);
      await entitle(place.product(), 'bob', null);
    });

    it('answers an unsupported format with InvalidNameIDPolicy', async () => {
      const party = await register({
        settings: { attributes: [] },
        saml: { identifierFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
      });
      await place.set(party, { nameIdFormat: 'persistent' });
      await expect(party.logOn(await place.browserOf('bob'))).rejects.toThrow(/InvalidNameIDPolicy/);
    });

    it('answers with NoPassive if nothing may be asked and nobody is logged on', async () => {
      const party = await register({ saml: { passive: true } });
      const form = await answerIn(newBrowser(place.product()), await party.ask());
      expect(xmlOf(form.fields['SAMLResponse'])).toContain('status:NoPassive');
      expect(xmlOf(form.fields['SAMLResponse'])).not.toContain('Assertion ');
    });

    it('asks for a fresh authentication if the application forces a logon', async () => {
      const party = await register({ saml: { forceAuthn: true } });
      const browser = await place.browserOf('bob');
      const asked = await browser.get(await party.ask());
      const decided = await browser.get(asked.location ?? '');
      expect(decided.location).toContain('/t/demo/reauthenticate?return_to=');
      const page = await browser.get(decided.location ?? '');
      expect(page.status).toBe(200);
      const proof = await browser.post('/t/demo/reauthenticate/password', {
        password: place.password,
        return_to: asked.location ?? '',
      });
      const { profile } = await party.take(await answerIn(browser, proof.location ?? ''));
      expect(profile.nameID).not.toBe('');
    });

    it('can also start at the portal, by one click on the home page', async () => {
      const party = await register({
        settings: { name: 'Payroll' },
        saml: { validateInResponseTo: ValidateInResponseTo.never },
      });
      const browser = await place.browserOf('bob');
      const home = await browser.get('/t/demo/');
      const start = `/t/demo/apps/${party.id}`;
      expect(home.text).toContain(`href="${start}"`);
      const form = await answerIn(browser, start);
      expect(xmlOf(form.fields['SAMLResponse'])).not.toContain('InResponseTo');
      await party.take(form);
    });

    it('is refused at once to people without an assignment', async () => {
      const party = await register({ settings: { audience: 'assigned' } });
      const browser = await place.browserOf('bob');
      const refused = await pageAt(browser, await party.ask());
      expect([refused.status, formIn(refused.text)]).toEqual([403, undefined]);
      expect(refused.text).toContain('You have no access to Jenkins');
      await useCase(place.product(), AssignApplication).execute(place.product().tenantId, party.id, {
        accountId: await place.accountId('bob'),
      });
      await party.logOn(browser);
      await place.set(party, { state: 'disabled' });
      expect((await pageAt(browser, await party.ask())).status).toBe(400);
    });

    it('can send the form only to the application, without any data of the portal’s pages', async () => {
      const party = await register();
      const page = await pageAt(await place.browserOf('bob'), await party.ask());
      expect(page.headers.get('content-security-policy')).toContain(`form-action ${party.consumer};`);
      const form = /<form method="post"[^]*?<\/form>/.exec(page.text)?.[0] ?? '';
      expect(form.match(/name="(\w+)"/g)).toEqual(['name="SAMLResponse"']);
    });
  });
}
