import { DomainError, newId } from '#kernel';
import { SuspendAccount } from '#accounts';
import { DisableMethod } from '#logon-menu';
import {
  AwaitProof,
  CompletionSteps,
  ProveAccount,
  ResolveSession,
  WaitingLogons,
  type Completion,
  type CompletedLogon,
} from '../index.js';
import { PurgeLogons } from '../listeners/purge-logons.js';
import { aBrowser, DEVICE, LogonScene } from '../testing/logon-scene.js';

const STEP = 'spec.step';

describe('a logon that waits for a proof', () => {
  const ground = newId();
  let scene: LogonScene;
  let browser: Buffer;
  let steps: Completion[];
  let refusal: DomainError | undefined;

  beforeAll(async () => {
    scene = await LogonScene.start();
    scene.get(CompletionSteps).register({
      name: STEP,
      complete: async (transaction, completion) => {
        steps.push(completion);
        await transaction.query(`update logon.logon set return_to = '/touched/' where id = $1`, [
          completion.logonId,
        ]);
        if (refusal !== undefined) throw refusal;
        return { bornOf: ground };
      },
    });
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
      scene.get(AwaitProof).wait(transaction, {
        browserHash,
        method: 'scan',
        step: STEP,
        subject,
        returnTo: '/t/x/account',
        begunBy: newId(),
        device: DEVICE,
      }),
    );

  const prove = (
    change: { browserHash?: Buffer; accountId?: string; method?: string } = {},
  ): Promise<CompletedLogon> =>
    scene.get(ProveAccount).forWaitingLogon(scene.tenantId, {
      browserHash: browser,
      accountId: scene.account.id,
      method: 'proof',
      authority: 'operator',
      device: DEVICE,
      ...change,
    });

  const states = (): Promise<unknown[]> =>
    scene
      .rows('select state from logon.logon order by created_at, id')
      .then((rows) => rows.map((row) => row['state']));

  it('A1: gives no session by itself, and is known to its browser alone', async () => {
    const subject = newId();
    const { logonId } = await wait(subject);
    expect(await scene.rows('select from logon.session')).toEqual([]);
    const waiting = scene.get(WaitingLogons);
    expect(await waiting.inBrowser(scene.tenantId, browser)).toEqual({ logonId, step: STEP, subject });
    expect(await waiting.inBrowser(scene.tenantId, aBrowser())).toBeNull();
    expect(await waiting.inBrowser(await scene.newTenant(), browser)).toBeNull();
  });

  it('becomes a session born of what its step brought about, and leads where it was going', async () => {
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

  it('is used once, by however many at the same time', async () => {
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
    expect(await scene.get(WaitingLogons).inBrowser(scene.tenantId, other)).not.toBeNull();
  });

  it.each([
    ['that cannot prove', 'scan', 'method.cannot_prove'],
    ['that is off', 'off', 'method.disabled'],
    ['that does not exist', 'nonsense', 'method.cannot_prove'],
  ])('A3: takes no proof by a method %s', async (_what, method, code) => {
    await wait();
    await expect(prove({ method })).rejects.toMatchObject({ code });
    expect(await states()).toEqual(['awaiting_proof']);
  });

  it('P1: takes no proof by a method that has been switched off in the meantime', async () => {
    await wait();
    await scene.get(DisableMethod).execute(scene.tenantId, 'other');
    await expect(prove({ method: 'other' })).rejects.toMatchObject({ code: 'method.disabled' });
  });

  it('A11: takes no proof from another browser, and none where nothing waits', async () => {
    await expect(prove()).rejects.toMatchObject({ code: 'logon.nothing_waits' });
    await wait();
    await expect(prove({ browserHash: aBrowser() })).rejects.toMatchObject({ code: 'logon.nothing_waits' });
  });

  it('A1: takes no proof after ten minutes, and is recorded as expired later', async () => {
    await wait();
    scene.feature.clock.advance(601);
    await expect(prove()).rejects.toMatchObject({ code: 'logon.nothing_waits' });
    expect(await scene.get(WaitingLogons).inBrowser(scene.tenantId, browser)).toBeNull();
    await scene.get(PurgeLogons).purge();
    expect(await states()).toEqual(['expired']);
  });

  it('A6: stays as it was when its step refuses', async () => {
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

  it('A2: stays as it was when the account that was proven is suspended', async () => {
    await wait();
    await scene.get(SuspendAccount).execute(scene.tenantId, scene.account.id, 'left');
    await expect(prove()).rejects.toMatchObject({ code: 'account.not_active' });
    expect(await scene.rows('select state, return_to from logon.logon')).toEqual([
      { state: 'awaiting_proof', return_to: '/t/x/account' },
    ]);
  });

  it('is nothing that a logon needs which only had to prove an account', async () => {
    const proof = {
      browserHash: browser,
      accountId: scene.account.id,
      returnTo: '/t/x/',
      authority: 'operator',
      device: DEVICE,
    } as const;
    const completed = await scene.get(ProveAccount).forLogon(scene.tenantId, { ...proof, method: 'proof' });
    expect(await scene.get(ResolveSession).resolve(completed.token)).not.toBeNull();
    await expect(
      scene.get(ProveAccount).forLogon(scene.tenantId, { ...proof, method: 'off' }),
    ).rejects.toMatchObject({ code: 'method.disabled' });
  });

  it('refuses two steps of one name', () => {
    const step = { name: STEP, complete: () => Promise.resolve({}) };
    expect(() => {
      scene.get(CompletionSteps).register(step);
    }).toThrow('registered twice');
  });
});
