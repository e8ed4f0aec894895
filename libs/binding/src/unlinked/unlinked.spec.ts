import { AccountDirectory } from '#accounts';
import { newId } from '#kernel';
import {
  ChangeUnlinkedRule,
  PreviewUnlinkedRule,
  ReadUnlinkedRule,
  type UnlinkedRuleKind,
} from '../index.js';
import { aBrowser } from '../testing/binding-scene.js';
import { aPerson, UnlinkedScene } from '../testing/unlinked-scene.js';

describe('a person who is not linked to an account', () => {
  let scene: UnlinkedScene;

  beforeAll(async () => {
    scene = await UnlinkedScene.start();
  });
  afterAll(() => scene.bindings.feature.close());
  beforeEach(() => scene.begin());

  describe('with the rule to create an account', () => {
    beforeEach(() => scene.choose('create'));

    it('becomes a linked member, under the name by which administrators know them', async () => {
      const identity = aPerson(`new-${newId().slice(-12)}@acme.test`);
      const outcome = await scene.meet(identity);
      expect(outcome).toMatchObject({ kind: 'session', returnTo: '/home' });
      const { mailbox, userId } = identity.attributes as { mailbox: string; userId: string };
      const account = await scene.bindings.get(AccountDirectory).byEmail(scene.bindings.tenantId, mailbox);
      expect(account).toMatchObject({
        username: userId,
        displayName: 'Alice Liddell',
        role: 'member',
        emailAuthority: 'member',
      });
      expect(await scene.links()).toEqual([
        { account_id: account?.id, origin: 'provision', proven_by: null, authority: 'member' },
      ]);
      expect(await scene.bindings.events('accounts.account.created.v1')).toMatchObject([
        { payload: { accountId: account?.id, role: 'member' } },
      ]);
    });

    it('A5: gets one account, however many of their logons come at once', async () => {
      const identity = aPerson();
      const met = await Promise.all(Array.from({ length: 8 }, () => scene.meet(identity)));
      expect(met.filter(({ kind }) => kind === 'session')).toHaveLength(1);
      expect(met.filter(({ kind }) => kind === 'linked')).toHaveLength(7);
      expect(await scene.bindings.rows('select from accounts.account')).toHaveLength(1);
    });

    it('G4: does not inherit an account by a name that another person had', async () => {
      const first = aPerson();
      await scene.meet(first);
      const next = { ...aPerson(), attributes: first.attributes };
      expect(await scene.meet(next)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await scene.reasonOfOffer()).toBe('username_taken');
      expect(await scene.links()).toHaveLength(1);
    });

    it('K5: gets no account under an invalid username, and no odd display name', async () => {
      const odd = { ...aPerson(), name: '\u202e\u200b'.repeat(300), attributes: { userId: 'a@b\u202e' } };
      expect(await scene.meet(odd)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      const long = { ...aPerson(), name: 'x'.repeat(200) };
      expect(await scene.meet(long)).toMatchObject({ kind: 'session' });
      expect(
        await scene.bindings.rows('select length(display_name) as length from accounts.account'),
      ).toEqual([{ length: 100 }]);
    });

    it('attaches the account that has the address instead of getting a second one', async () => {
      const { email } = await scene.withMailbox();
      expect(await scene.meet(aPerson(email))).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await scene.reasonOfOffer()).toBe('email_taken');
    });
  });

  it.each(['match', 'create'] as const)(
    'A2: proves the account when they link from home under the rule %s',
    async (rule) => {
      await scene.choose(rule);
      const { id, email } = await scene.withMailbox();
      expect(await scene.meet(aPerson(email), aBrowser(), id)).toMatchObject({
        kind: 'needs',
        need: 'binding.attach',
      });
      expect(await scene.links()).toEqual([]);
    },
  );

  it('is turned away if only linked people are admitted', async () => {
    await scene.choose('refuse');
    expect(await scene.meet(aPerson())).toEqual({ kind: 'turned_away', page: 'attach/turned-away' });
    expect(await scene.bindings.events('binding.identity.turned-away.v1')).toHaveLength(1);
    expect(await scene.bindings.rows('select from binding.unlinked_identity')).toHaveLength(1);
    expect(await scene.bindings.rows('select from binding.attachment')).toEqual([]);
  });

  it('appears in a preview with the result that a logon would have, and nothing changes', async () => {
    const { id, email, username } = await scene.withMailbox();
    await scene.meet(aPerson(email));
    await scene.meet(aPerson());
    const preview = (rule: UnlinkedRuleKind) =>
      scene.bindings
        .get(PreviewUnlinkedRule)
        .execute(scene.bindings.tenantId, scene.bindings.connectionId, rule);
    expect(await preview('match')).toMatchObject([
      { outcome: 'attach', reason: 'email_missing', account: null },
      { outcome: 'match', reason: null, account: { id, username } },
    ]);
    expect(await preview('create')).toMatchObject([
      { outcome: 'create' },
      { outcome: 'attach', reason: 'email_taken' },
    ]);
    expect(await preview('refuse')).toMatchObject([{ outcome: 'refuse' }, { outcome: 'refuse' }]);
    expect(await scene.links()).toEqual([]);
  });

  it('appears in the preview with the mailbox that the provider gives when asked', async () => {
    const { id, email } = await scene.withMailbox();
    const person = aPerson();
    await scene.meet(person);
    scene.mailboxes.set(person.subject, email);
    const { tenantId, connectionId } = scene.bindings;
    const shown = await scene.bindings.get(PreviewUnlinkedRule).execute(tenantId, connectionId, 'match');
    expect(shown).toMatchObject([{ outcome: 'match', account: { id } }]);
  });

  it('P3: is subject to the rule of their own connection and tenant', async () => {
    const other = await scene.bindings.newConnection();
    await scene.choose('refuse', other);
    expect(await scene.meet(aPerson())).toMatchObject({ kind: 'needs' });
    const { tenantId, connectionId } = scene.bindings;
    await scene.begin();
    await expect(
      scene.bindings.get(ReadUnlinkedRule).execute(scene.bindings.tenantId, connectionId),
    ).rejects.toMatchObject({
      code: 'connection.unknown',
    });
    await expect(scene.choose('refuse', connectionId)).rejects.toMatchObject({ code: 'connection.unknown' });
    expect(tenantId).not.toBe(scene.bindings.tenantId);
  });

  it('has a rule that changes only from its current revision, with one event per change', async () => {
    const set = (basis?: string) =>
      scene.bindings
        .get(ChangeUnlinkedRule)
        .execute(
          scene.bindings.tenantId,
          scene.bindings.connectionId,
          { kind: 'match', unitId: null },
          basis,
        );
    const { revision } = await scene.bindings
      .get(ReadUnlinkedRule)
      .execute(scene.bindings.tenantId, scene.bindings.connectionId);
    await set(revision);
    await set();
    await expect(set(revision)).rejects.toMatchObject({ code: 'revision.stale' });
    expect(await scene.bindings.events('binding.unknown-rule.changed.v1')).toHaveLength(1);
    const unit = { kind: 'match' as const, unitId: newId() };
    for (const rule of [unit, { ...unit, kind: 'create' as const }]) {
      await expect(
        scene.bindings
          .get(ChangeUnlinkedRule)
          .execute(scene.bindings.tenantId, scene.bindings.connectionId, rule),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^unknown_rule\.unit_/) as unknown });
    }
  });
});
