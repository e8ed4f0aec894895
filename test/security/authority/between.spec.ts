import { covers, ROLES, type Authority } from '#accounts';
import type { Answer } from '../../harness/agent.js';
import { confirm, logOnByQr, redeem, scan, showQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { actingAs } from '../scene/acting-as.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { Givers } from '../scene/givers.js';
import { newestCode } from '../scene/mails.js';
import { signedIn } from '../scene/signed-in.js';
import { openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

// Without a worker: nothing here may depend on a clean-up.
const product = useProduct({ worker: false });
const givers = new Givers(product);

const logOn = async (method: string, fields: Readonly<Record<string, string>>): Promise<Answer> => {
  const browser = newBrowser(product());
  await browser.get('/t/demo/logon');
  return browser.post(`/t/demo/logon/${method}`, fields);
};

const everyRole = (authorities: readonly Authority[]) =>
  authorities.flatMap((authority) => ROLES.map((role) => [authority, role] as const));

describe('K1: after a member has been given another role,', () => {
  it.each(everyRole(['operator', 'owner', 'administrator']))(
    'a password that %s set: %s',
    async (by, role) => {
      const person = await givers.person('member');
      await givers.setPassword(await givers.maker(by), person);
      await givers.setRole(person.id, role);
      const { status } = await logOn('password', { username: person.username, password: PASSWORD });
      expect(status).toBe(covers(by, role) ? 303 : 403);
    },
  );

  it.each(everyRole(['operator', 'owner', 'administrator']))(
    'a code that was sent before, to an address that %s entered: %s',
    async (by, role) => {
      const person = await givers.person('member');
      const identifier = await givers.writeDownAddress(await givers.maker(by), person);
      const browser = newBrowser(product());
      await browser.get('/t/demo/logon?method=email-code');
      await browser.post('/t/demo/logon/email-code', { identifier });
      const code = await newestCode(product(), identifier);
      await givers.setRole(person.id, role);
      const { status } = await browser.post('/t/demo/logon/email-code', { code });
      expect(status).toBe(covers(by, role) ? 303 : 401);
      // No new code is sent either.
      await logOn('email-code', { identifier });
      expect((await newestCode(product(), identifier)) === code).toBe(!covers(by, role));
    },
  );

  it.each(everyRole(['operator', 'owner', 'administrator', 'helpdesk']))(
    'an attach link that %s made, claimed or not: %s',
    async (by, role) => {
      const person = await givers.person('member');
      const maker = await givers.maker(by);
      const ready = await givers.readyToAttach(await givers.giveLink(maker, person));
      await givers.setRole(person.id, role);
      const sessions = await openSessions(product());
      expect((await ready.post('/t/demo/attach/by-link')).status).toBe(covers(by, role) ? 303 : 403);
      expect(await openSessions(product())).toBe(sessions + (covers(by, role) ? 1 : 0));
      const unclaimed = await givers.person('member');
      const path = await givers.giveLink(maker, unclaimed);
      await givers.setRole(unclaimed.id, role);
      const browser = newBrowser(product());
      expect((await browser.get(path)).status).toBe(covers(by, role) ? 200 : 410);
      expect((await browser.post(path)).status).toBe(covers(by, role) ? 303 : 403);
    },
  );

  it.each(everyRole(['administrator', 'helpdesk']))(
    'a DingTalk identity that was attached with a link that %s made: %s',
    async (by, role) => {
      const person = await givers.person('member');
      const identity = givers.identity();
      const browser = await givers.readyToAttach(
        await givers.giveLink(await givers.maker(by), person),
        identity,
      );
      expect((await browser.post('/t/demo/attach/by-link')).status).toBe(303);
      await givers.setRole(person.id, role);
      const { status } = await logOnByQr(product(), newBrowser(product()), identity);
      expect(status).toBe(covers(by, role) ? 200 : 403);
    },
  );

  it.each(ROLES)('a session: %s', async (role) => {
    const person = await givers.person('member');
    await givers.setPassword(null, person);
    const browser = await signedIn(product(), person.username);
    await givers.setRole(person.id, role);
    expect((await browser.get('/t/demo/')).status).toBe(role === 'member' ? 200 : 303);
  });

  it('a confirmed ticket gives no session if the authority of its link does not cover the role', async () => {
    const person = await givers.person('member');
    const identity = givers.identity();
    const link = await givers.giveLink(await givers.maker('helpdesk'), person);
    const browser = await givers.readyToAttach(link, identity);
    await browser.post('/t/demo/attach/by-link');
    const [waiting, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(waiting);
    await scan(product(), phone, identity, path);
    await confirm(phone, path);
    await givers.setRole(person.id, 'owner');
    expect((await redeem(waiting)).json<{ code: string }>().code).toBe('credentials.outgrown');
  });

  it('a code for the former address is refused once another address is entered', async () => {
    const person = await givers.person('member', 'former@demo.test');
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=email-code');
    await browser.post('/t/demo/logon/email-code', { identifier: 'former@demo.test' });
    const code = await newestCode(product(), 'former@demo.test');
    await givers.writeDownAddress(null, person);
    expect((await browser.post('/t/demo/logon/email-code', { code })).status).toBe(401);
  });

  it('everything is valid again if the person who gives the role vouches for it, which is recorded', async () => {
    const person = await givers.person('member');
    await givers.setPassword(await givers.maker('administrator'), person);
    const owner = await givers.maker('owner');
    await actingAs(owner, () => givers.setRole(person.id, 'owner', true));
    const { status } = await logOn('password', { username: person.username, password: PASSWORD });
    expect(status).toBe(303);
    const [event] = await product().sql<{ payload: Readonly<Record<string, unknown>> }>(
      `select payload from messaging.outbox where name = 'accounts.account.vouched-for.v1'
       and payload->>'accountId' = $1`,
      [person.id],
    );
    expect(event?.payload).toMatchObject({ outcome: 'success', authority: 'owner' });
  });
});
