import { newId } from '#kernel';
import { AccountDirectory, CreateAccount, SetRole, SuspendAccount, type Account, type Role } from '#accounts';
import { AdvanceLogon, LogonPolicy, type LogonOutcome } from '#logon';
import { Providers } from '#providers';
import { ChangeUnknownRule, EndBinding, MeetUnknown, PreviewUnknownRule, ReadUnknownRule } from '../index.js';
import { aBrowser, anIdentity, BindingScene, DEVICE } from '../testing/binding-scene.js';
import type { UnknownRuleKind } from './rule.js';

const FACTOR = 'spec.factor';

/** A further proof that a logon of the scene lacks while this is on. */
let isFactorAsked = false;

describe('somebody whom nobody is linked to', () => {
  let scene: BindingScene;

  beforeAll(async () => {
    scene = await BindingScene.start();
    scene.get(Providers).register({
      key: 'elsewhere',
      label: { en: 'Elsewhere', zh: '别处' },
      attributes: [{ key: 'userId', label: { en: 'Id', zh: 'ID' } }],
      vouchedEmail: 'mailbox',
      servers: [],
      lastChecks: () => Promise.resolve(new Map<string, never>()),
    });
    scene.get(LogonPolicy).registerFactor({
      key: FACTOR,
      label: { en: 'Key', zh: '密钥' },
      ways: [
        {
          key: 'spec-key',
          label: { en: 'Key', zh: '密钥' },
          evidence: { factor: 'possession', amr: ['swk'] },
          advance: () => Promise.reject(new Error('asked by the page alone')),
        },
      ],
      isMissing: (_transaction, { proofs }) =>
        Promise.resolve(isFactorAsked && !proofs.some(({ method }) => method === 'spec-key')),
    });
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    isFactorAsked = false;
    await scene.begin();
  });

  const choose = (kind: UnknownRuleKind, connectionId = scene.connectionId): Promise<void> =>
    scene.get(ChangeUnknownRule).execute(scene.tenantId, connectionId, { kind, unitId: null });

  const person = (mailbox?: string, subject = `UNION-${newId()}`) => {
    const identity = anIdentity(subject);
    const attributes = { userId: `u-${newId().slice(-12)}`, ...(mailbox === undefined ? {} : { mailbox }) };
    return { ...identity, attributes };
  };

  const meet = (
    identity: ReturnType<typeof person>,
    browserHash = aBrowser(),
  ): Promise<LogonOutcome | { readonly kind: 'turned_away' | 'linked' }> =>
    scene.run((transaction) =>
      scene.get(MeetUnknown).within(transaction, {
        browserHash,
        identity: { ...identity, connectionId: scene.connectionId },
        method: 'dingtalk-qr',
        returnTo: '/home',
        begunBy: newId(),
        browser: DEVICE,
        phone: DEVICE,
      }),
    );

  const withMailbox = async (role: Role = 'member'): Promise<Account & { readonly email: string }> => {
    const username = `m-${newId().slice(-12)}`;
    const email = `${username}@acme.test`;
    const names = { username, email, displayName: 'Somebody', role };
    return { ...(await scene.get(CreateAccount).execute(scene.tenantId, names)), email };
  };

  const bindings = () =>
    scene.rows(`select account_id, origin, proven_by, authority from binding.binding where ended_at is null`);
  const reasonOfOffer = async (): Promise<unknown> =>
    (await scene.events('binding.attachment.offered.v1')).at(-1)?.payload['reason'];
  const second = (accountId: string, browserHash: Buffer): Promise<LogonOutcome> =>
    scene.get(AdvanceLogon).execute(scene.tenantId, {
      browserHash,
      device: DEVICE,
      proof: { accountId, method: 'spec-key', authority: 'operator' },
      aim: { kind: 'need', need: FACTOR },
    });

  describe('where nobody has chosen a rule', () => {
    it('A9: attaches an account by hand, whatever address the provider vouches for', async () => {
      const { email } = await withMailbox();
      expect(await meet(person(email))).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await bindings()).toEqual([]);
      expect(await reasonOfOffer()).toBeUndefined();
    });
  });

  describe('where they are recognised', () => {
    beforeEach(() => choose('match'));

    it('A9: is logged on and linked, with a page that says so and a notice', async () => {
      const { id, email } = await withMailbox();
      expect(await meet(person(email))).toMatchObject({
        kind: 'session',
        accountId: id,
        returnTo: '/home',
        resultPage: 'attach/result',
      });
      expect(await bindings()).toEqual([
        { account_id: id, origin: 'auto_match', proven_by: 'auto-match', authority: 'member' },
      ]);
      // The owner is told by mail of every link but imported ones.
      const [created] = await scene.events('binding.binding.created.v1');
      expect(created?.payload).toMatchObject({ accountId: id, origin: 'auto_match', method: 'auto-match' });
    });

    it('A9: is not recognised as somebody privileged, suspended, or linked before', async () => {
      for (const role of ['owner', 'administrator', 'helpdesk', 'auditor'] as const) {
        expect(await meet(person((await withMailbox(role)).email))).toMatchObject({ kind: 'needs' });
        expect(await reasonOfOffer()).toBe('account_privileged');
      }
      const suspended = await withMailbox();
      await scene.get(SuspendAccount).execute(scene.tenantId, suspended.id, 'spec');
      await meet(person(suspended.email));
      expect(await reasonOfOffer()).toBe('account_suspended');
      const linked = await withMailbox();
      const bindingId = await scene.bind(linked.id);
      const newcomer = person(linked.email);
      await meet(newcomer);
      expect(await reasonOfOffer()).toBe('account_linked');
      // G4: an address that passes on passes nothing else on.
      await scene.get(EndBinding).byAdministrator(scene.tenantId, { bindingId, reason: 'left' });
      await meet(newcomer);
      expect(await reasonOfOffer()).toBe('account_linked');
    });

    it('A9: is not recognised by an address that two people have', async () => {
      const { email } = await withMailbox();
      await choose('attach');
      await meet(person(email));
      await choose('match');
      expect(await meet(person(email))).toMatchObject({ kind: 'needs' });
      expect(await reasonOfOffer()).toBe('email_shared');
    });

    it('A8: stays unlinked once somebody has ended the link', async () => {
      const { id, email } = await withMailbox();
      const identity = person(email);
      await meet(identity);
      const [row] = await scene.rows('select id from binding.binding');
      await scene
        .get(EndBinding)
        .byAdministrator(scene.tenantId, { bindingId: String(row?.['id']), reason: 'not theirs' });
      expect(await meet(identity)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await reasonOfOffer()).toBe('was_linked');
      expect(await bindings()).toEqual([]);
      await choose('create');
      expect(await meet(identity)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect((await scene.get(AccountDirectory).byEmail(scene.tenantId, email))?.id).toBe(id);
    });

    it('F1: is linked only when every factor is proven', async () => {
      isFactorAsked = true;
      const { id, email } = await withMailbox();
      const browser = aBrowser();
      expect(await meet(person(email), browser)).toMatchObject({ kind: 'needs', need: FACTOR });
      expect(await bindings()).toEqual([]);
      expect(await second(id, browser)).toMatchObject({ kind: 'session', resultPage: 'attach/result' });
      expect(await bindings()).toMatchObject([{ account_id: id, origin: 'auto_match' }]);
    });

    it('K1: is asked for anew when the link is made: a role, a rule or an address may have changed', async () => {
      isFactorAsked = true;
      const changes = [
        (id: string) => scene.get(SetRole).execute(scene.tenantId, id, 'administrator'),
        () => choose('attach'),
        (id: string) => scene.bind(id),
      ];
      for (const change of changes) {
        await choose('match');
        const { id, email } = await withMailbox();
        const browser = aBrowser();
        await meet(person(email), browser);
        await change(id);
        const before = await bindings();
        await expect(second(id, browser)).rejects.toThrow();
        expect(await bindings()).toEqual(before);
      }
    });

    it('A5: is linked once, however many logons of theirs come at once', async () => {
      const { id, email } = await withMailbox();
      const identity = person(email);
      const met = await Promise.allSettled(Array.from({ length: 8 }, () => meet(identity)));
      const kinds = met.map((one) => (one.status === 'fulfilled' ? one.value.kind : one.reason));
      expect(kinds.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'linked'), 'session']);
      expect(await bindings()).toMatchObject([{ account_id: id }]);
    });

    it('A5: two people never get one account at once', async () => {
      const { email } = await withMailbox();
      await Promise.allSettled([meet(person(email)), meet(person(email)), meet(person(email))]);
      expect((await bindings()).length).toBe(1);
    });
  });

  describe('where they get an account', () => {
    beforeEach(() => choose('create'));

    it('is a member, linked, under the name that administrators know them by', async () => {
      const identity = person(`new-${newId().slice(-12)}@acme.test`);
      const outcome = await meet(identity);
      expect(outcome).toMatchObject({ kind: 'session', returnTo: '/home' });
      const { mailbox, userId } = identity.attributes as { mailbox: string; userId: string };
      const account = await scene.get(AccountDirectory).byEmail(scene.tenantId, mailbox);
      expect(account).toMatchObject({
        username: userId,
        displayName: 'Alice Liddell',
        role: 'member',
        emailAuthority: 'member',
      });
      expect(await bindings()).toEqual([
        { account_id: account?.id, origin: 'provision', proven_by: null, authority: 'member' },
      ]);
      expect(await scene.events('accounts.account.created.v1')).toMatchObject([
        { payload: { accountId: account?.id, role: 'member' } },
      ]);
    });

    it('A5: gets one, however many logons of theirs come at once', async () => {
      const identity = person();
      const met = await Promise.all(Array.from({ length: 8 }, () => meet(identity)));
      expect(met.filter(({ kind }) => kind === 'session')).toHaveLength(1);
      expect(met.filter(({ kind }) => kind === 'linked')).toHaveLength(7);
      expect(await scene.rows('select from accounts.account')).toHaveLength(1);
    });

    it('G4: inherits no account by a name that somebody else had', async () => {
      const first = person();
      await meet(first);
      const next = { ...person(), attributes: first.attributes };
      expect(await meet(next)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await reasonOfOffer()).toBe('username_taken');
      expect(await bindings()).toHaveLength(1);
    });

    it('K5: gets none under a name that no account can have, and is not named oddly', async () => {
      const odd = { ...person(), name: '\u202e\u200b'.repeat(300), attributes: { userId: 'a@b\u202e' } };
      expect(await meet(odd)).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      const long = { ...person(), name: 'x'.repeat(200) };
      expect(await meet(long)).toMatchObject({ kind: 'session' });
      expect(await scene.rows('select length(display_name) as length from accounts.account')).toEqual([
        { length: 100 },
      ]);
    });

    it('attaches the account that has the address: nobody gets a second one', async () => {
      const { email } = await withMailbox();
      expect(await meet(person(email))).toMatchObject({ kind: 'needs', need: 'binding.attach' });
      expect(await reasonOfOffer()).toBe('email_taken');
    });
  });

  it('is turned away where only those get in who are linked', async () => {
    await choose('refuse');
    expect(await meet(person())).toEqual({ kind: 'turned_away', page: 'attach/turned-away' });
    expect(await scene.events('binding.identity.turned-away.v1')).toHaveLength(1);
    expect(await scene.rows('select from binding.unlinked_identity')).toHaveLength(1);
    expect(await scene.rows('select from binding.attachment')).toEqual([]);
  });

  it('is shown in a preview as a logon would go, and nothing changes', async () => {
    const { id, email, username } = await withMailbox();
    await meet(person(email));
    await meet(person());
    const preview = (rule: UnknownRuleKind) =>
      scene.get(PreviewUnknownRule).execute(scene.tenantId, scene.connectionId, rule);
    expect(await preview('match')).toMatchObject([
      { outcome: 'attach', reason: 'email_missing', account: null },
      { outcome: 'match', reason: null, account: { id, username } },
    ]);
    expect(await preview('create')).toMatchObject([
      { outcome: 'create' },
      { outcome: 'attach', reason: 'email_taken' },
    ]);
    expect(await preview('refuse')).toMatchObject([{ outcome: 'refuse' }, { outcome: 'refuse' }]);
    expect(await bindings()).toEqual([]);
  });

  it('P3: is met by the rule of their own connection and tenant', async () => {
    const other = await scene.newConnection();
    await choose('refuse', other);
    expect(await meet(person())).toMatchObject({ kind: 'needs' });
    const { tenantId, connectionId } = scene;
    await scene.begin();
    await expect(scene.get(ReadUnknownRule).execute(scene.tenantId, connectionId)).rejects.toMatchObject({
      code: 'connection.unknown',
    });
    await expect(choose('refuse', connectionId)).rejects.toMatchObject({ code: 'connection.unknown' });
    expect(tenantId).not.toBe(scene.tenantId);
  });

  it('has a rule that is decided on what it was, and told of once', async () => {
    const set = (basis?: string) =>
      scene
        .get(ChangeUnknownRule)
        .execute(scene.tenantId, scene.connectionId, { kind: 'match', unitId: null }, basis);
    const { revision } = await scene.get(ReadUnknownRule).execute(scene.tenantId, scene.connectionId);
    await set(revision);
    await set();
    await expect(set(revision)).rejects.toMatchObject({ code: 'revision.stale' });
    expect(await scene.events('binding.unknown-rule.changed.v1')).toHaveLength(1);
    const unit = { kind: 'match' as const, unitId: newId() };
    for (const rule of [unit, { ...unit, kind: 'create' as const }]) {
      await expect(
        scene.get(ChangeUnknownRule).execute(scene.tenantId, scene.connectionId, rule),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^unknown_rule\.unit_/) as unknown });
    }
  });
});
