import { ResumeAccount, SuspendAccount, SetRole, type Account } from '#accounts';
import { newId } from '#kernel';
import { DisableMethod } from '#logon-menu';
import { EndSessions, LogonPolicy, RevokeLogon } from '../index.js';
import { FACTOR, FurtherProofs, WAY } from '../testing/further-proofs.js';
import { aBrowser, LogonScene, sessionOf } from '../testing/logon-scene.js';

describe('a logon that needs a further proof', () => {
  let scene: LogonScene;
  let proofs: FurtherProofs;

  beforeAll(async () => {
    scene = await LogonScene.start();
    proofs = new FurtherProofs(scene);
    scene.get(LogonPolicy).register({
      key: 'spec.other',
      purpose: 'other',
      page: 'other',
      isMetBy: (method) => method === 'proof',
    });
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    proofs.begin();
  });

  const sessions = (): Promise<unknown[]> => scene.rows('select id from logon.session');
  const gone = { code: 'logon.nothing_waits' };

  it('waits for it in its browser, without a session, and names the page that asks', async () => {
    expect(await proofs.first()).toMatchObject({ kind: 'needs', need: FACTOR, page: 'logon/next' });
    expect(await sessions()).toEqual([]);
    expect(
      await scene.rows('select state, needs, method, account_id, purpose, session_id from logon.logon'),
    ).toEqual([
      {
        state: 'awaiting_proof',
        needs: FACTOR,
        method: 'proof',
        account_id: scene.account.id,
        purpose: 'logon',
        session_id: null,
      },
    ]);
    expect((await scene.events()).map(({ name, payload }) => [name, payload['step']])).toEqual([
      ['logon.logon.proof-awaited.v1', FACTOR],
    ]);
  });

  it('becomes a session that records all of its proofs', async () => {
    await proofs.first();
    const { sessionId, returnTo } = sessionOf(await proofs.second());
    expect(returnTo).toBe('/t/x/');
    expect(await scene.rows('select id, method, amr, acr from logon.session')).toEqual([
      {
        id: sessionId,
        method: 'proof',
        amr: ['pwd', 'swk', 'mfa'],
        acr: 'urn:openeiam:acr:multi-factor',
      },
    ]);
    expect(
      await scene.rows(
        'select method, factor, amr, authority, account_id from logon.proof order by proven_at',
      ),
    ).toEqual([
      {
        method: 'proof',
        factor: 'knowledge',
        amr: ['pwd'],
        authority: 'operator',
        account_id: scene.account.id,
      },
      {
        method: 'spec-key',
        factor: 'possession',
        amr: ['swk'],
        authority: 'operator',
        account_id: scene.account.id,
      },
    ]);
    expect((await scene.events()).at(-1)).toMatchObject({
      name: 'logon.logon.completed.v1',
      payload: { method: 'proof', purpose: 'logon', amr: ['pwd', 'swk', 'mfa'] },
    });
    await expect(proofs.second()).rejects.toMatchObject(gone);
  });

  it('is completed once, even if many proofs come at the same time', async () => {
    await proofs.first();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => proofs.second()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessions()).toHaveLength(1);
  });

  it('accepts it only in time, for the same account, in the same browser, for that need and by one of its ways', async () => {
    const bob = await scene.newAccount({ username: 'bob' });
    await expect(proofs.second()).rejects.toMatchObject(gone);
    await proofs.first();
    await expect(proofs.second({ accountId: bob.id })).rejects.toMatchObject({ code: 'account.other' });
    await expect(proofs.second({ browserHash: aBrowser() })).rejects.toMatchObject(gone);
    await expect(proofs.second({ method: 'other' })).rejects.toMatchObject({ code: 'method.cannot_prove' });
    await expect(proofs.second({ method: 'proof', need: 'spec.other' })).rejects.toMatchObject(gone);
    expect(await sessions()).toEqual([]);
    scene.feature.clock.advance(601);
    await expect(proofs.second()).rejects.toMatchObject(gone);
  });

  it('does not accept a further proof as the first one', async () => {
    await expect(
      scene.advance({
        proof: { accountId: scene.account.id, method: WAY.key, authority: 'operator' },
        aim: { kind: 'logon', returnTo: '/t/x/' },
      }),
    ).rejects.toMatchObject({ code: 'method.disabled' });
  });

  it.each<[string, (account: Account, bornOf: string) => Promise<unknown>]>([
    [
      'its account was suspended, though it was resumed',
      async ({ id }) => {
        await scene.get(SuspendAccount).execute(scene.tenantId, id, 'left');
        await scene.get(ResumeAccount).execute(scene.tenantId, id);
      },
    ],
    [
      'its account was given a higher role',
      ({ id }) => scene.get(SetRole).execute(scene.tenantId, id, 'owner'),
    ],
    [
      'the sessions of its account were ended, as by another password',
      ({ id }) => scene.get(EndSessions).execute(scene.tenantId, { accountId: id }, 'password_replaced'),
    ],
    [
      'what its first proof was born of has ended',
      (_account, bornOf) => scene.get(EndSessions).execute(scene.tenantId, { bornOf }, 'binding_ended'),
    ],
  ])('ends once %s', async (_what, happens) => {
    const bornOf = newId();
    await proofs.first({ bornOf });
    await happens(scene.account, bornOf);
    await expect(proofs.second()).rejects.toMatchObject(gone);
    expect(await sessions()).toEqual([]);
  });

  it('stays when only another person’s sessions were ended', async () => {
    const bob = await scene.newAccount({ username: 'bob' });
    await proofs.first({ bornOf: newId() });
    await scene.get(EndSessions).execute(scene.tenantId, { accountId: bob.id }, 'ended_by_owner');
    await scene.get(EndSessions).execute(scene.tenantId, { bornOf: newId() }, 'binding_ended');
    sessionOf(await proofs.second());
  });

  it('P1: cannot continue once the method of its first proof is off', async () => {
    await proofs.first();
    await scene.get(DisableMethod).execute(scene.tenantId, 'proof');
    await expect(proofs.second()).rejects.toMatchObject({ code: 'method.disabled' });
  });

  it('is abandoned when what began it is reported', async () => {
    const begunBy = newId();
    await proofs.first({ begunBy });
    await scene.run((transaction) => scene.get(RevokeLogon).revoke(transaction, begunBy));
    await expect(proofs.second()).rejects.toMatchObject(gone);
  });

  it('starts again when the person proves the account once more', async () => {
    await proofs.first();
    await proofs.first();
    sessionOf(await proofs.second());
    expect((await scene.rows('select state from logon.logon')).map(({ state }) => state).sort()).toEqual([
      'abandoned',
      'completed',
    ]);
  });

  it('gives a session only for roles that the authority of every proof covers', async () => {
    const admin = await scene.newAccount({ username: 'ada', role: 'administrator' });
    await proofs.first({ accountId: admin.id });
    await expect(
      scene.advance({
        browserHash: proofs.browser,
        proof: { accountId: admin.id, method: WAY.key, authority: 'member' },
        aim: { kind: 'need', need: FACTOR },
      }),
    ).rejects.toMatchObject({ code: 'account.not_active' });
    sessionOf(await proofs.second({ accountId: admin.id }));
  });
});
