import { DomainError, newId } from '#kernel';
import { UnitOfWork } from '#database';
import { SuspendAccount } from '#accounts';
import { DisableMethod } from '#logon-menu';
import {
  AdvanceLogon,
  FindWaitingLogon,
  LogonPolicy,
  ResolveSession,
  type CompletedLogon,
  type Completion,
  type LogonRequirement,
} from '../index.js';
import { PurgeLogons } from '../tasks/purge-logons.js';
import { aBrowser, DEVICE, LogonScene, sessionOf } from '../testing/logon-scene.js';

const NEED = 'spec.need';

describe('a logon that waits for a proof', () => {
  const ground = newId();
  let scene: LogonScene;
  let browser: Buffer;
  let steps: Completion[];
  let refusal: DomainError | undefined;

  beforeAll(async () => {
    scene = await LogonScene.start();
    const requirement: LogonRequirement = {
      key: NEED,
      purpose: 'attach',
      page: 'spec',
      isMetBy: (method) => method === 'proof' || method === 'other' || method === 'off',
      complete: async (transaction, completion) => {
        steps.push(completion);
        await transaction.query(`update logon.logon set return_to = '/touched/' where id = $1`, [
          completion.logonId,
        ]);
        if (refusal !== undefined) throw refusal;
        return { bornOf: ground };
      },
    };
    scene.get(LogonPolicy).register(requirement);
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    browser = aBrowser();
    steps = [];
    refusal = undefined;
  });

  const wait = (subject = newId(), browserHash = browser): Promise<{ readonly logonId: string }> =>
    scene.run((transaction) =>
      scene.get(AdvanceLogon).begin(transaction, {
        browserHash,
        method: 'scan',
        need: NEED,
        subject,
        returnTo: '/t/x/account',
        begunBy: newId(),
        device: DEVICE,
      }),
    );

  const prove = async ({
    browserHash = browser,
    accountId = scene.account.id,
    method = 'proof',
  } = {}): Promise<CompletedLogon> =>
    sessionOf(
      await scene.advance({
        browserHash,
        proof: { accountId, method, authority: 'operator' },
        aim: { kind: 'need', need: NEED },
      }),
    );

  const waiting = (browserHash = browser, tenantId = scene.tenantId) =>
    scene
      .get(UnitOfWork)
      .run(tenantId, (transaction) => scene.get(FindWaitingLogon).inBrowser(transaction, browserHash));

  const states = (): Promise<unknown[]> =>
    scene
      .rows('select state from logon.logon order by created_at, id')
      .then((rows) => rows.map((row) => row['state']));

  it('A1: gives no session by itself, and is known only to its browser', async () => {
    const subject = newId();
    const { logonId } = await wait(subject);
    expect(await scene.rows('select from logon.session')).toEqual([]);
    expect(await waiting()).toEqual({
      logonId,
      need: NEED,
      method: 'scan',
      subject,
      accountId: null,
      purpose: 'attach',
    });
    expect(await waiting(aBrowser())).toBeUndefined();
    expect(await waiting(browser, await scene.newTenant())).toBeUndefined();
  });

  it('becomes a session born of what its step made, and leads to its destination', async () => {
    const subject = newId();
    const { logonId } = await wait(subject);
    const { token, returnTo, sessionId } = await prove();
    expect(returnTo).toBe('/t/x/account');
    expect(steps).toEqual([
      { logonId, subject, accountId: scene.account.id, method: 'proof', authority: 'operator' },
    ]);
    expect(await scene.get(ResolveSession).resolve(token)).toMatchObject({ sessionId, method: 'proof' });
    expect(await scene.rows('select born_of from logon.session')).toEqual([{ born_of: ground }]);
    expect((await scene.events()).map(({ name, payload }) => [name, payload['purpose']])).toEqual([
      ['logon.logon.proof-awaited.v1', undefined],
      ['logon.logon.completed.v1', 'attach'],
    ]);
  });

  it('is used once, even if many steps come at the same time', async () => {
    await wait();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => prove()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await scene.rows('select from logon.session')).toHaveLength(1);
    await expect(prove()).rejects.toMatchObject({ code: 'logon.nothing_waits' });
  });

  it('replaces the one that waited in the same browser, and no other', async () => {
    const other = aBrowser();
    await wait(newId(), other);
    await wait();
    const second = newId();
    await wait(second);
    expect((await states()).sort()).toEqual(['abandoned', 'awaiting_proof', 'awaiting_proof']);
    await prove();
    expect(steps.map(({ subject }) => subject)).toEqual([second]);
    expect(await waiting(other)).toBeDefined();
  });

  it.each([
    ['that cannot prove', 'scan', 'method.cannot_prove'],
    ['that is off', 'off', 'method.disabled'],
    ['that does not exist', 'nonsense', 'method.cannot_prove'],
  ])('A3: accepts no proof by a method %s', async (_what, method, code) => {
    await wait();
    await expect(prove({ method })).rejects.toMatchObject({ code });
    expect(await states()).toEqual(['awaiting_proof']);
  });

  it('P1: accepts no proof by a method that has been switched off in the meantime', async () => {
    await wait();
    await scene.get(DisableMethod).execute(scene.tenantId, 'other');
    await expect(prove({ method: 'other' })).rejects.toMatchObject({ code: 'method.disabled' });
  });

  it('A11: accepts no proof from another browser, and none where nothing waits', async () => {
    await expect(prove()).rejects.toMatchObject({ code: 'logon.nothing_waits' });
    await wait();
    await expect(prove({ browserHash: aBrowser() })).rejects.toMatchObject({ code: 'logon.nothing_waits' });
  });

  it('A1: accepts no proof after ten minutes, and is later recorded as expired', async () => {
    await wait();
    scene.feature.clock.advance(601);
    await expect(prove()).rejects.toMatchObject({ code: 'logon.nothing_waits' });
    expect(await waiting()).toBeUndefined();
    await scene.get(PurgeLogons).purge();
    expect(await states()).toEqual(['expired']);
  });

  it('A6: stays unchanged when its step refuses', async () => {
    await wait();
    refusal = new DomainError('conflict', 'spec.refused');
    await expect(prove()).rejects.toMatchObject({ code: 'spec.refused' });
    expect(await scene.rows('select state, return_to, account_id from logon.logon')).toEqual([
      { state: 'awaiting_proof', return_to: '/t/x/account', account_id: null },
    ]);
    expect((await scene.events()).map(({ name }) => name)).toEqual(['logon.logon.proof-awaited.v1']);
    refusal = undefined;
    await prove();
  });

  it('A2: stays unchanged when the proven account is suspended', async () => {
    await wait();
    await scene.get(SuspendAccount).execute(scene.tenantId, scene.account.id, 'left');
    await expect(prove()).rejects.toMatchObject({ code: 'account.not_active' });
    expect(await scene.rows('select state, return_to from logon.logon')).toEqual([
      { state: 'awaiting_proof', return_to: '/t/x/account' },
    ]);
  });

  it('is skipped when only the proof of an account is needed', async () => {
    const proof = { accountId: scene.account.id, authority: 'operator' } as const;
    const aim = { kind: 'logon', returnTo: '/t/x/' } as const;
    const { token } = sessionOf(await scene.advance({ proof: { ...proof, method: 'proof' }, aim }));
    expect(await scene.get(ResolveSession).resolve(token)).not.toBeNull();
    for (const method of ['off', 'nonsense']) {
      await expect(scene.advance({ proof: { ...proof, method }, aim })).rejects.toMatchObject({
        code: 'method.disabled',
      });
    }
  });

  it('cannot have two requirements with the same key', () => {
    const requirement = { key: NEED, purpose: 'x', page: 'x', isMetBy: () => true };
    expect(() => {
      scene.get(LogonPolicy).register(requirement);
    }).toThrow('registered twice');
  });
});
