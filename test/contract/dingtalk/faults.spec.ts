import type { Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { UnitOfWork } from '#database';
import { DingTalkContacts, ReadAddressBook } from '#dingtalk';
import { CancelRun, FindRuns, QueueChanges, ShowFollowing, StartRun } from '#directory';
import { handledBy } from '#messaging';
import { DEMO, type FaultName, type Simulator } from '#simulator';
import { runDueJobs } from '#testing';
import { DirectoryContract } from './scene/directory-contract.js';

let contract: DirectoryContract;
let simulator: Simulator;

beforeAll(async () => {
  contract = await DirectoryContract.open();
  ({ simulator } = contract);
  await contract.begin();
  anew();
  await contract.sync();
  // Carol has really left, so that each phase has something to ask, and something to get wrong.
  simulator.world.removeMember(DEMO.corpId, 'carol');
});
beforeEach(anew);
afterEach(() => simulator.faults.clear());
afterAll(() => contract.close());

/** Runs the due jobs of a kind, like a worker. */
async function work(job: 'directory.make-run' | 'directory.follow-changes'): Promise<void> {
  const providers = [...contract.feature.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.providers.values(),
  ]);
  const handler = providers.find(
    ({ instance }) =>
      typeof instance === 'object' && instance !== null && handledBy(instance)?.definition.name === job,
  );
  if (handler?.metatype === undefined || handler.metatype === null) throw new Error(`Nobody does ${job}`);
  await runDueJobs(contract.feature.app, handler.metatype as Type<object>);
}

/** Resets the client: no tokens, no open circuit breakers, no pauses between retries. */
function anew(): void {
  Reflect.set(
    contract.get(ReadAddressBook),
    'contacts',
    new DingTalkContacts({ pause: () => Promise.resolve(), timeoutMs: 2_000 }),
  );
}

/** Calls of a run, in order. */
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

/** Outcome of a run: it continues later, fails with a cause to correct, or completes as if there were no fault. */
type Outcome = 'waits' | 'done' | `failed: ${string}`;

/** By fault: its outcome, and the phases with another one. A fault cannot occur in phases without an entry. */
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
  const id = await contract.get(StartRun).execute(contract.tenantId, { kind: 'preview', requestedBy: null });
  await work('directory.make-run');
  const run = await contract.get(FindRuns).one(contract.tenantId, id);
  if (run.finishedAt === null) {
    await contract.get(CancelRun).execute(contract.tenantId, id);
    return { outcome: 'waits', suspended: 0 };
  }
  const outcome = run.state === 'failed' ? (`failed: ${run.failure ?? ''}` as const) : (run.state as 'done');
  return { outcome, suspended: run.suspended };
}

describe('a fault of DingTalk in a phase of a run', () => {
  it.each(CASES)(
    '$name in $phase: $outcome, and no other person is treated as having left',
    async ({ name, phase, outcome }) => {
      simulator.faults.set({ name, path: PHASES[phase] });
      const seen = await outcomeOf();
      expect(seen.outcome).toBe(outcome);
      // Carol counts as having left once everything has been read; no one else ever does.
      expect(seen.suspended).toBeLessThanOrEqual(1);
    },
  );

  it('a slow response in members: waits', async () => {
    simulator.faults.set({ name: 'slow', path: PHASES.members, milliseconds: 60_000 });
    expect(await outcomeOf()).toEqual({ outcome: 'waits', suspended: 0 });
  });

  it('a token that expires in the middle is replaced once, and the run continues', async () => {
    simulator.faults.set({ name: 'tokenInvalid', path: PHASES.members, times: 1 });
    expect(await outcomeOf()).toEqual({ outcome: 'done', suspended: 1 });
  });

  it('is reported with the permission to grant', async () => {
    simulator.faults.set({ name: 'permissionMissing', path: PHASES.members });
    const id = await contract
      .get(StartRun)
      .execute(contract.tenantId, { kind: 'preview', requestedBy: null });
    await work('directory.make-run');
    expect(await contract.get(FindRuns).one(contract.tenantId, id)).toMatchObject({
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

  it.each(cases)('$name at $path: waits, and reports $failure', async ({ name, path, failure }) => {
    simulator.faults.set({ name, path });
    await contract
      .get(QueueChanges)
      .execute(contract.tenantId, contract.connectionId, [
        { kind: 'person', externalId: 'carol', isLeaving: true },
      ]);
    await work('directory.follow-changes');
    expect(await contract.get(ShowFollowing).execute(contract.tenantId)).toMatchObject({
      failure,
      waiting: 1,
    });
    const [suspended] = await contract
      .get(UnitOfWork)
      .run(contract.tenantId, (transaction) =>
        transaction.query(`select count(*)::integer as n from accounts.account where status = 'suspended'`),
      );
    expect(suspended).toEqual({ n: 0 });
  });

  it('is over when DingTalk recovers: people who have left are suspended', async () => {
    await contract
      .get(QueueChanges)
      .execute(contract.tenantId, contract.connectionId, [
        { kind: 'person', externalId: 'carol', isLeaving: true },
      ]);
    await work('directory.follow-changes');
    expect(await contract.get(ShowFollowing).execute(contract.tenantId)).toMatchObject({
      failure: null,
      waiting: 0,
    });
    const suspended = await contract
      .get(UnitOfWork)
      .run(contract.tenantId, (transaction) =>
        transaction.query(`select username from accounts.account where status = 'suspended'`),
      );
    expect(suspended).toEqual([{ username: 'carol' }]);
  });
});
