import { ResumeAccount, SuspendAccount, SetRole, type Account } from '#accounts';
import { newId } from '#kernel';
import { DisableMethod } from '#logon-menu';
import { UnitOfWork } from '#database';
import {
  AdvanceLogon,
  EndSessions,
  LogonPolicy,
  RevokeLogon,
  type FormAuthenticator,
  type LogonOutcome,
} from '../index.js';
import { aBrowser, DEVICE, LogonScene, sessionOf } from '../testing/logon-scene.js';

const FACTOR = 'spec.factor';
const ATTACH = 'spec.attach';

/** Proves whatever account it is asked for. */
const way: FormAuthenticator = {
  key: 'spec-key',
  label: { en: 'Key', zh: '密钥' },
  evidence: { factor: 'possession', amr: ['swk'] },
  advance: ({ accountId = '' }) =>
    Promise.resolve({ kind: 'proven', accountId, authority: 'operator' as const }),
};

describe('a logon that needs a further proof', () => {
  let scene: LogonScene;
  let browser: Buffer;
  let completions: string[];

  beforeAll(async () => {
    scene = await LogonScene.start();
    const policy = scene.get(LogonPolicy);
    policy.registerFactor({
      key: FACTOR,
      label: way.label,
      ways: [way],
      isMissing: (_transaction, { proofs }) =>
        Promise.resolve(!proofs.some(({ method }) => method === way.key)),
    });
    policy.register({
      key: ATTACH,
      purpose: 'attach',
      page: 'attach',
      isMetBy: (method) => method === 'proof',
      complete: (_transaction, { method }) => {
        completions.push(method);
        return Promise.resolve({});
      },
    });
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    browser = aBrowser();
    completions = [];
  });

  const first = (
    change: { bornOf?: string; accountId?: string; browserHash?: Buffer; begunBy?: string } = {},
  ): Promise<LogonOutcome> => {
    const { bornOf, accountId = scene.account.id, browserHash = browser, begunBy } = change;
    return scene.advance({
      browserHash,
      proof: { accountId, method: 'proof', authority: 'operator', bornOf },
      aim: { kind: 'logon', returnTo: '/t/x/', begunBy },
    });
  };

  const second = (
    change: { accountId?: string; browserHash?: Buffer; method?: string; need?: string } = {},
  ): Promise<LogonOutcome> => {
    const { accountId = scene.account.id, browserHash = browser, method = way.key, need = FACTOR } = change;
    return scene.advance({
      browserHash,
      proof: { accountId, method, authority: 'operator' },
      aim: { kind: 'need', need },
    });
  };

  const sessions = (): Promise<unknown[]> => scene.rows('select id from logon.session');
  const gone = { code: 'logon.nothing_waits' };

  it('waits for it in its browser, without a session, and names the page that asks', async () => {
    expect(await first()).toMatchObject({ kind: 'needs', need: FACTOR, page: 'logon/next' });
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

  it('becomes a session that says by what it was proven', async () => {
    await first();
    const { sessionId, returnTo } = sessionOf(await second());
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
    await expect(second()).rejects.toMatchObject(gone);
  });

  it('is completed once, by however many at the same time', async () => {
    await first();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => second()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessions()).toHaveLength(1);
  });

  it('takes it for the same account, in the same browser, for that need and by a way of it, and in time', async () => {
    const bob = await scene.newAccount({ username: 'bob' });
    await expect(second()).rejects.toMatchObject(gone);
    await first();
    await expect(second({ accountId: bob.id })).rejects.toMatchObject({ code: 'account.other' });
    await expect(second({ browserHash: aBrowser() })).rejects.toMatchObject(gone);
    await expect(second({ method: 'other' })).rejects.toMatchObject({ code: 'method.cannot_prove' });
    await expect(second({ method: 'proof', need: ATTACH })).rejects.toMatchObject(gone);
    expect(await sessions()).toEqual([]);
    scene.feature.clock.advance(601);
    await expect(second()).rejects.toMatchObject(gone);
  });

  it('takes no way of a further proof as the first one', async () => {
    await expect(
      scene.advance({
        proof: { accountId: scene.account.id, method: way.key, authority: 'operator' },
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
  ])('is worth nothing once %s', async (_what, happens) => {
    const bornOf = newId();
    await first({ bornOf });
    await happens(scene.account, bornOf);
    await expect(second()).rejects.toMatchObject(gone);
    expect(await sessions()).toEqual([]);
  });

  it('stays where only somebody else was cut off', async () => {
    const bob = await scene.newAccount({ username: 'bob' });
    await first({ bornOf: newId() });
    await scene.get(EndSessions).execute(scene.tenantId, { accountId: bob.id }, 'ended_by_owner');
    await scene.get(EndSessions).execute(scene.tenantId, { bornOf: newId() }, 'binding_ended');
    sessionOf(await second());
  });

  it('P1: is worth nothing once the method of its first proof is off', async () => {
    await first();
    await scene.get(DisableMethod).execute(scene.tenantId, 'proof');
    await expect(second()).rejects.toMatchObject({ code: 'method.disabled' });
  });

  it('is abandoned when what began it is reported', async () => {
    const begunBy = newId();
    await first({ begunBy });
    await scene.run((transaction) => scene.get(RevokeLogon).revoke(transaction, begunBy));
    await expect(second()).rejects.toMatchObject(gone);
  });

  it('begins anew when the person proves the account once more', async () => {
    await first();
    await first();
    sessionOf(await second());
    expect((await scene.rows('select state from logon.logon')).map(({ state }) => state).sort()).toEqual([
      'abandoned',
      'completed',
    ]);
  });

  it('gives a session only within what every proof reaches up to', async () => {
    const admin = await scene.newAccount({ username: 'ada', role: 'administrator' });
    await first({ accountId: admin.id });
    await expect(
      scene.advance({
        browserHash: browser,
        proof: { accountId: admin.id, method: way.key, authority: 'member' },
        aim: { kind: 'need', need: FACTOR },
      }),
    ).rejects.toMatchObject({ code: 'account.not_active' });
    sessionOf(await second({ accountId: admin.id }));
  });

  it('brings about what it was begun for at its end, by the proof that was for that', async () => {
    await scene.run((transaction) =>
      scene.get(AdvanceLogon).begin(transaction, {
        browserHash: browser,
        device: DEVICE,
        method: 'scan',
        need: ATTACH,
        subject: newId(),
        returnTo: '/t/x/',
      }),
    );
    expect(await second({ method: 'proof', need: ATTACH })).toMatchObject({ kind: 'needs', need: FACTOR });
    await expect(second({ method: 'proof', need: ATTACH })).rejects.toMatchObject(gone);
    expect(completions).toEqual([]);
    sessionOf(await second());
    expect(completions).toEqual(['proof']);
    expect((await scene.events()).at(-1)).toMatchObject({ payload: { purpose: 'attach', method: 'proof' } });
  });

  it('is a fresh authentication, too: the session keeps its secret until then', async () => {
    await first();
    const { sessionId, token } = sessionOf(await second());
    const needs = await scene.advance({
      browserHash: browser,
      proof: { accountId: scene.account.id, method: 'proof', authority: 'operator' },
      aim: { kind: 'fresh', sessionId, returnTo: '/t/x/account' },
    });
    expect(needs).toMatchObject({ kind: 'needs', need: FACTOR });
    const renewed = await second();
    expect(renewed).toMatchObject({ kind: 'renewed', sessionId, returnTo: '/t/x/account' });
    expect(renewed).not.toMatchObject({ token });
    expect(await sessions()).toHaveLength(1);
  });

  it('asks for nothing more in an emergency, whose session is short', async () => {
    const outcome = await scene.advance({
      proof: {
        accountId: scene.account.id,
        method: 'spec-emergency',
        authority: 'operator',
        evidence: { factor: 'possession', amr: ['otp'] },
      },
      aim: { kind: 'logon', returnTo: '/t/x/', emergency: { longestSeconds: 60 } },
    });
    sessionOf(outcome);
    expect(
      await scene.rows(
        'select extract(epoch from expires_at - created_at)::int as seconds from logon.session',
      ),
    ).toEqual([{ seconds: 60 }]);
  });

  it('keeps for which application it began', async () => {
    const application = newId();
    await scene.get(UnitOfWork).run(scene.tenantId, (transaction) =>
      scene.get(AdvanceLogon).within(transaction, {
        browserHash: browser,
        device: DEVICE,
        proof: { accountId: scene.account.id, method: 'proof', authority: 'operator' },
        aim: { kind: 'logon', returnTo: '/t/x/', application },
      }),
    );
    sessionOf(await second());
    expect(await scene.rows('select application from logon.session')).toEqual([{ application }]);
    expect(await scene.rows('select application from logon.logon')).toEqual([{ application }]);
  });
});
