import type { Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { accountsEntities, AccountsModule } from '#accounts';
import { CreateConnection, DingTalkContacts, ReadAddressBook } from '#dingtalk';
import { DingTalkDirectoryModule } from '#dingtalk-directory';
import {
  AttendRun,
  CancelRun,
  DirectoryModule,
  DirectoryWorkerModule,
  FindRuns,
  HearChanges,
  ShowFollowing,
  StartRun,
} from '#directory';
import { newId } from '#kernel';
import { handledBy } from '#messaging';
import { runInContext } from '#runtime';
import { DEMO, startSimulator, type FaultName, type Simulator } from '#simulator';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { doJobs, startFeature, type TestFeature } from '#testing';
import { UnitOfWork } from '#database';

let simulator: Simulator;
let feature: TestFeature;
let tenantId: string;
let connectionId: string;

const get = <T>(token: new (...given: never[]) => T): T => feature.app.get<T>(token, { strict: false });

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, callsPerSecond: 10_000 });
  const { url } = simulator;
  feature = await startFeature(
    [AccountsModule, DirectoryModule, DirectoryWorkerModule, DingTalkDirectoryModule],
    {
      entities: [...tenancyEntities, ...accountsEntities],
      environment: {
        DINGTALK_LOGIN_BASE: url,
        DINGTALK_API_BASE: url,
        DINGTALK_OAPI_BASE: url,
        DINGTALK_CALLS_PER_SECOND: '5000',
        ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      },
    },
  );
  tenantId = (await get(CreateTenant).execute({ slug: 'faults', name: 'Acme' })).id;
  const { corpId, clientId, clientSecret } = DEMO;
  const given = { corpId, clientId, clientSecret, displayName: 'Acme' };
  connectionId = (await get(CreateConnection).execute(tenantId, given)).id;
  anew();
  const id = newId();
  await runInContext({ requestId: id, correlationId: id, actor: { kind: 'operator' } }, () =>
    get(AttendRun).execute(tenantId, { kind: 'sync', requestedBy: null }, new AbortController().signal),
  );
  // Somebody has really left: each phase has something to ask about, and something to get wrong.
  simulator.world.removeMember(DEMO.corpId, 'carol');
});
beforeEach(anew);
afterEach(() => simulator.faults.clear());
afterAll(async () => {
  await feature.close();
  await simulator.close();
});

/** Does the jobs of a kind that are due, as a worker would. */
async function work(job: 'directory.make-run' | 'directory.follow-changes'): Promise<void> {
  const providers = [...feature.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.providers.values(),
  ]);
  const handler = providers.find(
    ({ instance }) =>
      typeof instance === 'object' && instance !== null && handledBy(instance)?.definition.name === job,
  );
  if (handler?.metatype === undefined || handler.metatype === null) throw new Error(`Nobody does ${job}`);
  await doJobs(feature.app, handler.metatype as Type<object>);
}

/** A client without tokens, without what its circuit breakers remember, and without pauses between tries. */
function anew(): void {
  Reflect.set(
    get(ReadAddressBook),
    'contacts',
    new DingTalkContacts({ pause: () => Promise.resolve(), timeoutMs: 2_000 }),
  );
}

/** The calls of a run, in its order. */
const PHASES = {
  token: '/v1.0/oauth2',
  scope: '/auth/scopes',
  tops: '/topapi/v2/department/get',
  departments: '/topapi/v2/department/listsub',
  members: '/topapi/v2/user/list',
  departures: '/v1.0/contact/empLeaveRecords',
  leavers: '/topapi/user/getbyunionid',
} as const;

type Phase = keyof typeof PHASES;

const EVERY = Object.keys(PHASES) as Phase[];

/** What becomes of a run: it goes on later, ends with what to set right, or is done as if nothing were wrong. */
type Outcome = 'waits' | 'done' | `failed: ${string}`;

/** By fault: the outcome in each phase, and where it is another one. What is said of nothing in a phase is not needed by it. */
const FAULTS: Readonly<
  Partial<Record<FaultName, readonly [Outcome, Partial<Readonly<Record<Phase, Outcome>>>?]>>
> = {
  http5xx: ['waits'],
  connectionReset: ['waits'],
  qpsLimit: ['waits'],
  htmlBlockPage: ['waits'],
  garbage: ['failed: unexpected_answer', { departures: 'done' }],
  ipNotAllowed: ['failed: ip_not_allowed', { departures: 'done' }],
  tokenInvalid: ['failed: token_invalid', { token: 'done', departures: 'done' }],
  permissionMissing: ['failed: permission_missing', { token: 'done', scope: 'done', departures: 'done' }],
  departmentOutOfScope: [
    'done',
    {
      tops: 'failed: permission_missing',
      departments: 'failed: permission_missing',
      members: 'failed: permission_missing',
    },
  ],
  cursorStuck: ['done', { members: 'failed: unexpected_answer' }],
  looseTypes: ['done'],
  unionIdAbsent: ['done'],
  mobileAbsent: ['done'],
};

const CASES = Object.entries(FAULTS).flatMap(([name, [usual, others = {}]]) =>
  EVERY.map((phase) => ({ name: name as FaultName, phase, outcome: others[phase] ?? usual })),
);

async function outcomeOf(): Promise<{ readonly outcome: Outcome; readonly suspended: number }> {
  const id = await get(StartRun).execute(tenantId, { kind: 'preview', requestedBy: null });
  await work('directory.make-run');
  const run = await get(FindRuns).one(tenantId, id);
  if (run.finishedAt === null) {
    await get(CancelRun).execute(tenantId, id);
    return { outcome: 'waits', suspended: 0 };
  }
  const outcome = run.state === 'failed' ? (`failed: ${run.failure ?? ''}` as const) : (run.state as 'done');
  return { outcome, suspended: run.suspended };
}

describe('a fault of DingTalk in a phase of a run', () => {
  it.each(CASES)('$name in $phase: $outcome, and nobody has left by it', async ({ name, phase, outcome }) => {
    simulator.faults.set({ name, path: PHASES[phase] });
    const seen = await outcomeOf();
    expect(seen.outcome).toBe(outcome);
    // Whoever has left is known as soon as everything was read; nobody else ever is.
    expect(seen.suspended).toBeLessThanOrEqual(1);
  });

  it('a slow answer in members: waits', async () => {
    simulator.faults.set({ name: 'slow', path: PHASES.members, milliseconds: 60_000 });
    expect(await outcomeOf()).toEqual({ outcome: 'waits', suspended: 0 });
  });

  it('a token that ends in the middle is replaced once, and the run goes on', async () => {
    simulator.faults.set({ name: 'tokenInvalid', path: PHASES.members, times: 1 });
    expect(await outcomeOf()).toEqual({ outcome: 'done', suspended: 1 });
  });

  it('names the permission to grant', async () => {
    simulator.faults.set({ name: 'permissionMissing', path: PHASES.members });
    const id = await get(StartRun).execute(tenantId, { kind: 'preview', requestedBy: null });
    await work('directory.make-run');
    expect(await get(FindRuns).one(tenantId, id)).toMatchObject({
      facts: { requiredScopes: ['qyapi_get_department_member'] },
    });
  });
});

describe('a fault of DingTalk while an event is followed', () => {
  const FAILURES: Partial<Record<FaultName, string>> = {
    http5xx: 'unreachable',
    connectionReset: 'unreachable',
    qpsLimit: 'rate_limited',
    htmlBlockPage: 'rate_limited',
    ipNotAllowed: 'ip_not_allowed',
    tokenInvalid: 'token_invalid',
    permissionMissing: 'permission_missing',
  };
  const paths = ['/topapi/v2/user/get', '/topapi/user/getbyunionid'];
  const cases = Object.entries(FAILURES).flatMap(([name, failure]) =>
    paths.map((path) => ({ name: name as FaultName, path, failure })),
  );

  it.each(cases)('$name at $path: waits, and says $failure', async ({ name, path, failure }) => {
    simulator.faults.set({ name, path });
    await get(HearChanges).execute(tenantId, connectionId, [
      { kind: 'person', externalId: 'carol', isLeaving: true },
    ]);
    await work('directory.follow-changes');
    expect(await get(ShowFollowing).execute(tenantId)).toMatchObject({ failure, waiting: 1 });
    const [suspended] = await get(UnitOfWork).run(tenantId, (transaction) =>
      transaction.query(`select count(*)::integer as n from accounts.account where status = 'suspended'`),
    );
    expect(suspended).toEqual({ n: 0 });
  });

  it('ends when the fault does: whoever has left is out', async () => {
    await get(HearChanges).execute(tenantId, connectionId, [
      { kind: 'person', externalId: 'carol', isLeaving: true },
    ]);
    await work('directory.follow-changes');
    expect(await get(ShowFollowing).execute(tenantId)).toMatchObject({ failure: null, waiting: 0 });
    const suspended = await get(UnitOfWork).run(tenantId, (transaction) =>
      transaction.query(`select username from accounts.account where status = 'suspended'`),
    );
    expect(suspended).toEqual([{ username: 'carol' }]);
  });
});
