import { newId, newSecret } from '#kernel';
import { SuspendAccount } from '#accounts';
import { AdvanceLogon, type LogonOutcome } from '#logon';
import { ATTACH, AttachByLink, CreateAttachLink, PendingAttachments, StartAttachment } from '../index.js';
import { ClaimAttachLink } from './claim-attach-link.js';
import { FindAttachLink } from './find-attach-link.js';
import { PurgeAttachments } from '../tasks/purge-attachments.js';
import { aBrowser, anIdentity, BindingScene, DEVICE } from '../testing/binding-scene.js';

const HOUR = 3_600;

describe('an attachment', () => {
  let scene: BindingScene;
  let browser: Buffer;

  beforeAll(async () => {
    scene = await BindingScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    browser = aBrowser();
  });

  const start = (browserHash = browser): Promise<void> =>
    scene.get(StartAttachment).execute(scene.tenantId, browserHash);
  const pending = (browserHash = browser): Promise<unknown> =>
    scene.get(PendingAttachments).inBrowser(scene.tenantId, browserHash);
  const prove = (accountId: string, browserHash = browser): Promise<LogonOutcome> =>
    scene.get(AdvanceLogon).execute(scene.tenantId, {
      browserHash,
      device: DEVICE,
      proof: { accountId, method: 'proof', authority: 'operator' },
      aim: { kind: 'need', need: ATTACH },
    });
  const count = async (table: string): Promise<number> => (await scene.rows(`select from ${table}`)).length;
  const wins = (results: readonly PromiseSettledResult<unknown>[]): number =>
    results.filter(({ status }) => status === 'fulfilled').length;

  it('A1: is known only to its browser, with a masked name, for ten minutes', async () => {
    await scene.offer(browser);
    expect(await pending()).toMatchObject({ state: 'offered', identityName: 'A***' });
    expect(await pending(aBrowser())).toBeNull();
    scene.feature.clock.advance(601);
    expect(await pending()).toBeNull();
    await expect(start()).rejects.toMatchObject({ code: 'attachment.expired' });
  });

  it('A11: links nothing before the person has chosen it', async () => {
    const alice = await scene.newAccount();
    await scene.offer(browser);
    await expect(prove(alice.id)).rejects.toMatchObject({ code: 'attachment.not_started' });
    await start();
    expect(await prove(alice.id)).toMatchObject({
      kind: 'session',
      returnTo: '/home',
      resultPage: 'attach/result',
    });
    expect(await scene.rows('select account_id, origin, proven_by from binding.binding')).toEqual([
      { account_id: alice.id, origin: 'attach', proven_by: 'proof' },
    ]);
    expect(await pending()).toBeNull();
  });

  it.each(['self_service', 'attach'])(
    'A2: has the origin %s, depending on whether the browser was logged on as the proven account',
    async (origin) => {
      const [alice, bob] = [await scene.newAccount(), await scene.newAccount()];
      await scene.offer(browser, anIdentity(), alice.id);
      await start();
      await prove(origin === 'attach' ? bob.id : alice.id);
      expect(await scene.rows('select origin from binding.binding')).toEqual([{ origin }]);
    },
  );

  it('A6: changes nothing when the identity or the account has been linked otherwise in the meantime', async () => {
    const [alice, bob] = [await scene.newAccount(), await scene.newAccount()];
    const identity = anIdentity();
    await scene.offer(browser, identity);
    await start();
    await scene.bind(bob.id, identity);
    await expect(prove(alice.id)).rejects.toMatchObject({ code: 'binding.identity_taken' });
    expect(await count('logon.session')).toBe(0);
    expect(await pending()).toMatchObject({ state: 'started' });
  });

  it('A12: is started at most five times an hour by one identity, across all browsers', async () => {
    const identity = anIdentity();
    const browsers = Array.from({ length: 12 }, aBrowser);
    for (const each of browsers) await scene.offer(each, identity);
    const results = await Promise.allSettled(browsers.map((each) => start(each)));
    expect(wins(results)).toBe(5);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'attachment.too_many' });
    }
    await scene.offer(browser); // other identities are not limited
    await start();
    await start(); // continuing does not count as a new start
    scene.feature.clock.advance(HOUR + 1);
    await scene.offer(browser, identity);
    await start();
  });

  it('is deleted a day after its end, together with old links, and not before', async () => {
    const alice = await scene.newAccount();
    await scene.offer(browser);
    await scene
      .get(CreateAttachLink)
      .execute(scene.tenantId, { username: alice.username, reason: 'r', validHours: 1 });
    scene.feature.clock.advance(24 * HOUR);
    await scene.get(PurgeAttachments).purge();
    expect([await count('binding.attachment'), await count('binding.attach_link')]).toEqual([1, 1]);
    scene.feature.clock.advance(HOUR + 601);
    await scene.get(PurgeAttachments).purge();
    expect([await count('binding.attachment'), await count('binding.attach_link')]).toEqual([0, 0]);
  });

  describe('by a link', () => {
    const create = (
      username: string,
      change: { reason?: string; validHours?: number } = {},
    ): Promise<string> =>
      scene
        .get(CreateAttachLink)
        .execute(scene.tenantId, { username, reason: 'lost the phone', validHours: 24, ...change })
        .then(({ url }) => url.split('/').at(-1) ?? '');
    const claim = (secret: string, browserHash = browser): Promise<void> =>
      scene.get(ClaimAttachLink).execute(scene.tenantId, secret, browserHash, DEVICE);
    const attach = (browserHash = browser): Promise<LogonOutcome> =>
      scene.get(AttachByLink).execute(scene.tenantId, browserHash, DEVICE);
    const used = { code: 'attach_link.used' };

    it('is proven once, by the link that this browser has claimed', async () => {
      const alice = await scene.newAccount();
      const secret = await create(alice.username);
      expect(JSON.stringify(await scene.rows('select * from binding.attach_link'))).not.toContain(secret);
      expect(await scene.get(FindAttachLink).unclaimed(scene.tenantId, secret)).toMatchObject({
        accountId: alice.id,
      });
      await claim(secret);
      await scene.offer(browser);
      await start();
      const results = await Promise.allSettled([attach(), attach(), attach()]);
      expect(wins(results)).toBe(1);
      expect(await count('logon.session')).toBe(1);
      expect(await scene.rows('select account_id, proven_by from binding.binding')).toEqual([
        { account_id: alice.id, proven_by: 'attach-link' },
      ]);
      await expect(attach()).rejects.toMatchObject(used);
    });

    it('can be claimed by only one of many browsers, and not with another secret or in another tenant', async () => {
      const secret = await create((await scene.newAccount()).username);
      const results = await Promise.allSettled(Array.from({ length: 10 }, () => claim(secret, aBrowser())));
      expect(wins(results)).toBe(1);
      expect(await scene.get(FindAttachLink).unclaimed(scene.tenantId, secret)).toBeNull();
      for (const other of [newSecret(), 'x', '']) await expect(claim(other)).rejects.toMatchObject(used);
      const unclaimed = await create((await scene.newAccount()).username);
      await scene.begin();
      await expect(claim(unclaimed)).rejects.toMatchObject(used);
    });

    it('is not proven by a link that expired, before or after it was claimed', async () => {
      const late = await create((await scene.newAccount()).username, { validHours: 0.5 });
      const alice = await scene.newAccount();
      await claim(await create(alice.username));
      expect(await scene.get(FindAttachLink).claimedBy(scene.tenantId, browser)).toMatchObject({
        accountId: alice.id,
      });
      scene.feature.clock.advance(HOUR / 2 + 1);
      await expect(claim(late, aBrowser())).rejects.toMatchObject(used);
      expect(await scene.get(FindAttachLink).claimedBy(scene.tenantId, browser)).toBeNull();
      await scene.offer(browser);
      await start();
      await expect(attach()).rejects.toMatchObject(used);
    });

    it('is not proven by a link that a newer one has replaced', async () => {
      const alice = await scene.newAccount();
      const [first, second] = [await create(alice.username), await create(alice.username)];
      await expect(claim(first)).rejects.toMatchObject(used);
      await claim(second);
    });

    it('does not use the link up when nothing waits or the account is suspended', async () => {
      const alice = await scene.newAccount();
      await claim(await create(alice.username));
      await expect(attach()).rejects.toMatchObject({ code: 'logon.nothing_waits' });
      await scene.offer(browser);
      await expect(attach()).rejects.toMatchObject({ code: 'attachment.not_started' });
      await start();
      await scene.get(SuspendAccount).execute(scene.tenantId, alice.id, 'left');
      await expect(attach()).rejects.toMatchObject({ code: 'account.not_active' });
      expect(await scene.rows('select used_at from binding.attach_link')).toEqual([{ used_at: null }]);
      expect([await count('binding.binding'), await count('logon.session')]).toEqual([0, 0]);
    });

    it.each([
      ['without a reason', { reason: ' ' }, 'attach_link.reason_missing'],
      ['for no time', { validHours: 0 }, 'attach_link.lifetime'],
      ['for less than no time', { validHours: -1 }, 'attach_link.lifetime'],
      ['for more than three days', { validHours: 72.01 }, 'attach_link.lifetime'],
      ['for a time that is no number', { validHours: Number.NaN }, 'attach_link.lifetime'],
    ])('cannot get a link %s', async (_what, change, code) => {
      const { username } = await scene.newAccount();
      await expect(create(username, change)).rejects.toMatchObject({ code });
      expect(await count('binding.attach_link')).toBe(0);
    });

    it('cannot get a link for an account that does not exist', async () => {
      await expect(create(`nobody-${newId()}`)).rejects.toMatchObject({ code: 'account.unknown' });
    });
  });
});
