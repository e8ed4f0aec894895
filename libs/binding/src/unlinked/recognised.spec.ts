import { SetRole, SuspendAccount, AccountDirectory } from '#accounts';
import { EndBinding } from '../index.js';
import { aBrowser } from '../testing/binding-scene.js';
import { aPerson, SECOND_PROOF, UnlinkedScene } from '../testing/unlinked-scene.js';

describe('a person who is not linked to an account', () => {
  let scene: UnlinkedScene;

  beforeAll(async () => {
    scene = await UnlinkedScene.start();
  });
  afterAll(() => scene.bindings.feature.close());
  beforeEach(() => scene.begin());

  describe('without a rule', () => {
    it('A9: attaches an account by hand, whichever address the provider vouches for', async () => {
      const { email } = await scene.withMailbox();
      expect(await scene.meet(aPerson(email))).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await scene.links()).toEqual([]);
      expect(await scene.reasonOfOffer()).toBeUndefined();
    });
  });

  describe('with the rule to recognise them', () => {
    beforeEach(() => scene.choose('match'));

    it('A9: is logged on and linked, with a page that says so and a notice', async () => {
      const { id, email } = await scene.withMailbox();
      expect(await scene.meet(aPerson(email))).toMatchObject({
        kind: 'session',
        accountId: id,
        returnTo: '/home',
        resultPage: 'attach/result',
      });
      expect(await scene.links()).toEqual([
        { account_id: id, origin: 'auto_match', proven_by: 'auto-match', authority: 'member' },
      ]);
      // The owner receives mail about every link except imported ones.
      const [created] = await scene.bindings.events('binding.binding.created.v1');
      expect(created?.payload).toMatchObject({ accountId: id, origin: 'auto_match', method: 'auto-match' });
    });

    it('A9: is not recognised if the account is privileged, suspended or was linked before', async () => {
      for (const role of ['owner', 'administrator', 'helpdesk', 'auditor'] as const) {
        expect(await scene.meet(aPerson((await scene.withMailbox(role)).email))).toMatchObject({
          kind: 'needs',
        });
        expect(await scene.reasonOfOffer()).toBe('account_privileged');
      }
      const suspended = await scene.withMailbox();
      await scene.bindings.get(SuspendAccount).execute(scene.bindings.tenantId, suspended.id, 'spec');
      await scene.meet(aPerson(suspended.email));
      expect(await scene.reasonOfOffer()).toBe('account_suspended');
      const linked = await scene.withMailbox();
      const bindingId = await scene.bindings.bind(linked.id);
      const newcomer = aPerson(linked.email);
      await scene.meet(newcomer);
      expect(await scene.reasonOfOffer()).toBe('account_linked');
      // G4: when an address passes to another account, nothing else passes with it.
      await scene.bindings
        .get(EndBinding)
        .byAdministrator(scene.bindings.tenantId, { bindingId, reason: 'left' });
      await scene.meet(newcomer);
      expect(await scene.reasonOfOffer()).toBe('account_linked');
    });

    it('A9: is not recognised by an address that two people share', async () => {
      const { email } = await scene.withMailbox();
      await scene.choose('attach');
      await scene.meet(aPerson(email));
      await scene.choose('match');
      expect(await scene.meet(aPerson(email))).toMatchObject({ kind: 'needs' });
      expect(await scene.reasonOfOffer()).toBe('email_shared');
    });

    it('A8: stays unlinked after somebody has ended the link', async () => {
      const { id, email } = await scene.withMailbox();
      const identity = aPerson(email);
      await scene.meet(identity);
      const [row] = await scene.bindings.rows('select id from binding.binding');
      await scene.bindings
        .get(EndBinding)
        .byAdministrator(scene.bindings.tenantId, { bindingId: String(row?.['id']), reason: 'not theirs' });
      expect(await scene.meet(identity)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await scene.reasonOfOffer()).toBe('was_linked');
      expect(await scene.links()).toEqual([]);
      await scene.choose('create');
      expect(await scene.meet(identity)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect((await scene.bindings.get(AccountDirectory).byEmail(scene.bindings.tenantId, email))?.id).toBe(
        id,
      );
    });

    it('F1: is linked only once every factor is proven', async () => {
      scene.isFactorAsked = true;
      const { id, email } = await scene.withMailbox();
      const browser = aBrowser();
      expect(await scene.meet(aPerson(email), browser)).toMatchObject({ kind: 'needs', need: SECOND_PROOF });
      expect(await scene.links()).toEqual([]);
      expect(await scene.second(id, browser)).toMatchObject({ kind: 'session', resultPage: 'attach/result' });
      expect(await scene.links()).toMatchObject([{ account_id: id, origin: 'auto_match' }]);
    });

    it('K1: is checked again when the link is made, as a role, a rule or an address may have changed', async () => {
      scene.isFactorAsked = true;
      const changes = [
        (id: string) => scene.bindings.get(SetRole).execute(scene.bindings.tenantId, id, 'administrator'),
        () => scene.choose('attach'),
        (id: string) => scene.bindings.bind(id),
      ];
      for (const change of changes) {
        await scene.choose('match');
        const { id, email } = await scene.withMailbox();
        const browser = aBrowser();
        await scene.meet(aPerson(email), browser);
        await change(id);
        const before = await scene.links();
        await expect(scene.second(id, browser)).rejects.toThrow();
        expect(await scene.links()).toEqual(before);
      }
    });

    it('A5: is linked once, however many of their logons come at once', async () => {
      const { id, email } = await scene.withMailbox();
      const identity = aPerson(email);
      const met = await Promise.allSettled(Array.from({ length: 8 }, () => scene.meet(identity)));
      const kinds = met.map((one) => (one.status === 'fulfilled' ? one.value.kind : String(one.reason)));
      expect(kinds.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'linked'), 'session']);
      expect(await scene.links()).toMatchObject([{ account_id: id }]);
    });

    it('A5: never shares an account with another person who logs on at the same time', async () => {
      const { email } = await scene.withMailbox();
      await Promise.allSettled([
        scene.meet(aPerson(email)),
        scene.meet(aPerson(email)),
        scene.meet(aPerson(email)),
      ]);
      expect((await scene.links()).length).toBe(1);
    });
  });
});
