import { newId } from '#kernel';
import { ResolveSession } from '#logon';
import { EndBinding, FindBinding } from '../index.js';
import { EndOwnBinding } from './end-own-binding.js';
import { anIdentity, BindingScene } from '../testing/binding-scene.js';

describe('a binding', () => {
  let scene: BindingScene;

  beforeAll(async () => {
    scene = await BindingScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  const codes = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
    results.map((result) =>
      result.status === 'fulfilled' ? 'made' : (result.reason as { code?: unknown }).code,
    );
  const live = (): Promise<unknown[]> => scene.rows('select from binding.binding where ended_at is null');
  const owner = (accountId: string, bindingId: string): Promise<void> =>
    scene.get(EndOwnBinding).execute(scene.tenantId, accountId, bindingId);

  describe('that is created', () => {
    it('is found only by connection and subject, and announced with a masked name', async () => {
      const account = await scene.newAccount();
      const identity = anIdentity();
      const bindingId = await scene.bind(account.id, identity);
      const find = (connectionId: string, subject: string): Promise<unknown> =>
        scene.run((transaction) => scene.get(FindBinding).ofIdentity(transaction, connectionId, subject));
      expect(await find(scene.connectionId, identity.subject)).toMatchObject({
        bindingId,
        accountId: account.id,
      });
      expect(await find(scene.connectionId, identity.attributes['userId'] ?? '')).toBeNull();
      expect(await find(await scene.newConnection(), identity.subject)).toBeNull();
      const events = await scene.events('binding.binding.created.v1');
      expect(events).toMatchObject([{ payload: { bindingId, accountId: account.id, origin: 'admin' } }]);
      expect(JSON.stringify(events)).not.toContain('Liddell');
      expect(JSON.stringify(events)).not.toContain(identity.subject);
    });

    it('D4: is separate from those of another tenant and of another connection', async () => {
      const identity = anIdentity();
      const account = await scene.newAccount();
      await scene.bind(account.id, identity);
      await scene.bind(account.id, identity, await scene.newConnection());
      await scene.begin();
      await scene.bind((await scene.newAccount()).id, identity);
    });

    it('says which of the two is linked already, and changes nothing', async () => {
      const [alice, bob] = [await scene.newAccount(), await scene.newAccount()];
      const identity = anIdentity();
      await scene.bind(alice.id, identity);
      const results = await Promise.allSettled([
        scene.bind(alice.id, identity),
        scene.bind(bob.id, identity),
        scene.bind(alice.id, anIdentity()),
      ]);
      expect(codes(results)).toEqual(['binding.exists', 'binding.identity_taken', 'binding.account_taken']);
      expect(await live()).toHaveLength(1);
      expect(await scene.events('binding.binding.created.v1')).toHaveLength(1);
    });

    it('A5: is created once when fifty are attempted at once for one identity', async () => {
      const accounts = await Promise.all(Array.from({ length: 50 }, () => scene.newAccount()));
      const identity = anIdentity();
      const results = codes(await Promise.allSettled(accounts.map(({ id }) => scene.bind(id, identity))));
      expect(results.filter((code) => code === 'made')).toHaveLength(1);
      expect(results.filter((code) => code === 'binding.identity_taken')).toHaveLength(49);
      expect(await live()).toHaveLength(1);
    });

    it('A5: is created once when fifty are attempted at once for one account', async () => {
      const account = await scene.newAccount();
      const results = codes(
        await Promise.allSettled(Array.from({ length: 50 }, () => scene.bind(account.id, anIdentity()))),
      );
      expect(results.filter((code) => code === 'made')).toHaveLength(1);
      expect(results.filter((code) => code === 'binding.account_taken')).toHaveLength(49);
      expect(await live()).toHaveLength(1);
    });
  });

  describe('that is ended', () => {
    it('A8: ends the sessions that were born of it and no others; account and identity are free again', async () => {
      const [alice, bob] = [await scene.newAccount(), await scene.newAccount()];
      const identity = anIdentity();
      const bindingId = await scene.bind(alice.id, identity);
      const [born, other] = [await scene.logOn(alice.id, bindingId), await scene.logOn(alice.id)];
      await owner(alice.id, bindingId);
      expect(await scene.get(ResolveSession).resolve(born.token)).toBeNull();
      expect(await scene.get(ResolveSession).resolve(other.token)).not.toBeNull();
      expect(await scene.get(FindBinding).ofAccount(scene.tenantId, alice.id)).toEqual([]);
      await scene.bind(bob.id, identity);
      await scene.bind(alice.id, anIdentity());
    });

    it('A8: cannot be ended by anybody but its owner, from another tenant, or twice', async () => {
      const [alice, bob] = [await scene.newAccount(), await scene.newAccount()];
      const bindingId = await scene.bind(alice.id);
      const unknown = { code: 'binding.unknown' };
      await expect(owner(bob.id, bindingId)).rejects.toMatchObject(unknown);
      await expect(owner(alice.id, newId())).rejects.toMatchObject(unknown);
      const home = scene.tenantId;
      await scene.begin();
      await expect(owner(alice.id, bindingId)).rejects.toMatchObject(unknown);
      const act = { bindingId, reason: 'left' };
      await expect(scene.get(EndBinding).byAdministrator(scene.tenantId, act)).rejects.toMatchObject(unknown);
      scene.tenantId = home;
      expect(await live()).toHaveLength(1);
      const results = await Promise.allSettled(Array.from({ length: 5 }, () => owner(alice.id, bindingId)));
      expect(codes(results).filter((code) => code === 'made')).toHaveLength(1);
      expect(await scene.events('binding.binding.ended.v1')).toHaveLength(1);
    });

    it('A8: stays, with its sessions, when its owner could not log on any more', async () => {
      const alice = await scene.newAccount();
      scene.provers.delete(alice.id);
      const bindingId = await scene.bind(alice.id);
      const { token } = await scene.logOn(alice.id, bindingId);
      await expect(owner(alice.id, bindingId)).rejects.toMatchObject({ code: 'binding.last_method' });
      expect(await scene.get(ResolveSession).resolve(token)).not.toBeNull();
      expect(await live()).toHaveLength(1);
      expect(await scene.events('binding.binding.ended.v1')).toEqual([]);
    });

    it('A8: stays as the last one when their owner ends two at once', async () => {
      const alice = await scene.newAccount();
      scene.provers.delete(alice.id);
      const both = [
        await scene.bind(alice.id),
        await scene.bind(alice.id, anIdentity(), await scene.newConnection()),
      ];
      const results = await Promise.allSettled(both.map((bindingId) => owner(alice.id, bindingId)));
      expect(codes(results).sort()).toEqual(['binding.last_method', 'made']);
      expect(await live()).toHaveLength(1);
    });

    it('A8: needs a reason when an administrator ends it, who may also end the last one', async () => {
      const alice = await scene.newAccount();
      scene.provers.delete(alice.id);
      const bindingId = await scene.bind(alice.id);
      const end = (reason: string): Promise<void> =>
        scene.get(EndBinding).byAdministrator(scene.tenantId, { bindingId, reason, endedBy: alice.id });
      for (const reason of ['', ' \n']) {
        await expect(end(reason)).rejects.toMatchObject({ code: 'binding.reason_missing' });
      }
      await end('left the company');
      expect(await scene.events('binding.binding.ended.v1')).toMatchObject([
        { payload: { bindingId, reason: 'left the company' } },
      ]);
    });
  });
});
