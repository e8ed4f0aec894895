import { ResumeAccount, SetRole, SuspendAccount } from '#accounts';
import { EndBinding, FindBinding } from '#binding';
import { newId } from '#kernel';
import { SourceFailed } from './domain/source.js';
import { AcceptLeavers } from './application/accept-leavers.js';
import { FindRuns } from './application/find-runs.js';
import { ListPeople } from './application/list-people.js';
import { ListRuns } from './application/list-runs.js';
import { RunEnded } from './events.js';
import { NotifyRunStopped } from './listeners/notify-run-stopped.js';
import { DirectoryScene } from './testing/directory-scene.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const NOTHING = { created: 0, updated: 0, moved: 0, suspended: 0, restored: 0, unchanged: 0, conflicts: 0 };

/** Enough people for one to leave without passing a threshold. */
function crowd(people = 8): void {
  for (let number = 1; number <= people; number += 1) scene.source.join(`p${String(number)}`, ['20']);
}

describe('a person who has left', () => {
  beforeEach(async () => {
    crowd();
    await scene.sync();
  });

  it('is suspended, and restored on return', async () => {
    scene.source.leave('p1');
    expect(await scene.words(await scene.sync())).toEqual(['p1 suspended']);
    expect(await scene.account('p1')).toMatchObject({ status: 'suspended' });
    expect(await scene.person('p1')).toMatchObject({ state: 'left', isSuspendedByRun: true, units: [] });
    expect(await scene.events('accounts.account.suspended.v1')).toHaveLength(1);
    scene.source.join('p1', ['10']);
    expect(await scene.words(await scene.sync())).toEqual(['p1 restored']);
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
    expect(await scene.accountOf('U-p1')).toBe((await scene.account('p1'))?.id);
  });

  it('is archived after the grace period, and still restored with the link on return', async () => {
    scene.source.leave('p1');
    await scene.sync();
    scene.feature.clock.advance(91 * 86_400);
    await scene.archive();
    expect(await scene.events('accounts.account.archived.v1')).toHaveLength(1);
    expect(await scene.accountOf('U-p1')).toBe((await scene.account('p1'))?.id);
    scene.source.join('p1', ['10']);
    expect(await scene.words(await scene.sync())).toEqual(['p1 restored']);
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
    expect(await scene.accountOf('U-p1')).toBe((await scene.account('p1'))?.id);
  });

  it('is checked individually: people who only moved out of scope have not left', async () => {
    scene.source.leave('p1');
    scene.source.elsewhere.add('U-p1');
    expect(await scene.words(await scene.sync())).toEqual(['p1 conflict:out_of_scope']);
    expect(scene.source.calls.filter((call) => call.startsWith('isMember'))).toEqual(['isMember U-p1']);
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
  });

  it('G1: is shown and not suspended if they are an owner or administrator, or had their account before', async () => {
    const id = (await scene.account('p1'))?.id ?? '';
    await scene.get(SetRole).execute(scene.tenantId, id, 'administrator');
    const old = await scene.newAccount('old');
    await scene.link(old.id, 'p9');
    scene.source.join('p9', ['20']);
    await scene.sync();
    scene.source.leave('p1');
    scene.source.leave('p9');
    expect(await scene.words(await scene.sync())).toEqual([
      'p1 conflict:left_privileged',
      'p9 conflict:left_linked',
    ]);
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
    expect(await scene.account('old')).toMatchObject({ status: 'active' });
  });

  it('stays as an administrator decided afterwards', async () => {
    const id = (await scene.account('p1'))?.id ?? '';
    scene.source.leave('p1');
    await scene.sync();
    await scene.get(ResumeAccount).execute(scene.tenantId, id);
    expect(await scene.sync()).toMatchObject({ ...NOTHING, unchanged: 7 });
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
    await scene.get(SuspendAccount).execute(scene.tenantId, id, 'By hand');
    scene.source.join('p1', ['20']);
    expect(await scene.words(await scene.sync())).toEqual(['p1 updated:returned']);
    expect(await scene.account('p1')).toMatchObject({ status: 'suspended' });
  });

  it('G2: is not suspended when a threshold stops the run before it changes anything', async () => {
    for (const seat of ['p1', 'p2', 'p3']) scene.source.leave(seat);
    scene.source.join('new', ['20']);
    const stopped = await scene.sync();
    expect(stopped).toMatchObject({
      state: 'stopped',
      stoppedBy: 'leaverThresholdPercent',
      suspended: 3,
      created: 1,
      applied: 0,
    });
    expect(await scene.account('new')).toBeNull();
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
    expect(scene.source.calls.filter((call) => call.startsWith('isMember'))).toEqual([]);
    await scene.set({ leaverThresholdPercent: '100', leaverThresholdCount: '2' });
    expect(await scene.sync()).toMatchObject({ stoppedBy: 'leaverThresholdCount' });
    expect(await scene.sync('sync', true)).toMatchObject({
      state: 'done',
      suspended: 3,
      created: 1,
      applied: 4,
    });
    expect(await scene.account('p1')).toMatchObject({ status: 'suspended' });
  });

  it('G2: is not recognised while the run could not read everything', async () => {
    scene.source.leave('p1');
    scene.source.before = (call, about) => {
      if (call === 'membersOf' && about === '11')
        throw new SourceFailed('permission_missing', 'never', { to: 'grant' });
    };
    const run = await scene.sync();
    expect(run).toMatchObject({
      ...NOTHING,
      state: 'failed',
      failure: 'permission_missing',
      facts: { to: 'grant' },
    });
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
  });
});

describe('the mail about a stop', () => {
  /** Starts a run that a threshold stops, and lets the worker process its event. */
  async function stop(kind: 'sync' | 'preview'): Promise<string> {
    await scene.set({ leaverThresholdCount: 1, leaverThresholdPercent: 100 });
    const { id } = await scene.sync(kind);
    const [payload] = (await scene.events('directory.run.ended.v1')).filter(({ runId }) => runId === id);
    await scene.run((transaction) =>
      scene.get(NotifyRunStopped).tell(
        {
          id: newId(),
          tenantId: scene.tenantId,
          name: RunEnded.name,
          payload: RunEnded.schema.parse(payload),
          context: { requestId: id, correlationId: id, actor: { kind: 'system' } },
          occurredAt: new Date(0),
        },
        transaction,
      ),
    );
    return id;
  }

  beforeEach(async () => {
    crowd();
    await scene.sync();
    for (const seat of ['p1', 'p2']) scene.source.leave(seat);
  });

  it('G2: goes to every active owner and administrator, and says how many are missing and where to look', async () => {
    const owner = { role: 'owner', email: 'olga@acme.test' } as const;
    await scene.newAccount('olga', owner);
    await scene.newAccount('adam', { role: 'administrator', email: 'adam@acme.test' });
    await scene.newAccount('mary', { email: 'mary@acme.test' });
    await scene.newAccount('nomail', { role: 'administrator' });
    const gone = await scene.newAccount('gone', { ...owner, email: 'gone@acme.test' });
    await scene.get(SuspendAccount).execute(scene.tenantId, gone.id, 'Gone');
    const runId = await stop('sync');
    const mails = await scene.mails();
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['adam@acme.test', 'olga@acme.test']);
    expect(mails[0]?.subject).toBe('Directory synchronisation stopped · 通讯录同步已停止');
    expect(mails[0]?.text).toContain('2 people are missing');
    expect(mails[0]?.text).toContain('缺少 2 人');
    expect(mails[0]?.text).toContain(`/admin/directory/runs/${runId}`);
  });

  it('is not sent for a preview, as the person who started it is watching', async () => {
    await scene.newAccount('olga', { role: 'owner', email: 'olga@acme.test' });
    await stop('preview');
    expect(await scene.mails()).toEqual([]);
  });
});

describe('a stopped run whose list somebody has checked', () => {
  beforeEach(async () => {
    await scene.set({ leaverThresholdCount: 1, leaverThresholdPercent: 100 });
    crowd();
    await scene.sync();
    for (const seat of ['p1', 'p2']) scene.source.leave(seat);
  });

  /** Accepts the run's leavers, and returns the new run once it has ended. */
  async function accept(runId: string): Promise<Awaited<ReturnType<FindRuns['one']>>> {
    const { id: someone } = await scene.newAccount(`looks-${runId.slice(-6)}`, { role: 'administrator' });
    const id = await scene.get(AcceptLeavers).execute(scene.tenantId, runId, someone);
    await scene.work();
    return scene.get(FindRuns).one(scene.tenantId, id);
  }

  it('continues as a new run, with the people who were on its list', async () => {
    const stopped = await scene.sync();
    expect(stopped).toMatchObject({ state: 'stopped', suspended: 2 });
    const run = await accept(stopped.id);
    expect(run).toMatchObject({ state: 'done', isForced: true, mostLeavers: 2, suspended: 2 });
    const [listed] = await scene.get(ListRuns).latest(scene.tenantId);
    expect(listed).toMatchObject({ id: run.id, requestedByName: `looks-${stopped.id.slice(-6)}` });
  });

  it('stops again when more people are missing by then', async () => {
    const stopped = await scene.sync();
    scene.source.leave('p3');
    expect(await accept(stopped.id)).toMatchObject({ state: 'stopped', suspended: 3 });
    expect(await scene.account('p1')).toMatchObject({ status: 'active' });
  });

  it('cannot be accepted after a newer run, or if it was not stopped', async () => {
    const stopped = await scene.sync();
    const latest = await scene.sync('preview');
    await expect(accept(stopped.id)).rejects.toMatchObject({ code: 'directory.run_outdated' });
    const done = await accept(latest.id);
    await expect(accept(done.id)).rejects.toMatchObject({ code: 'directory.run_not_stopped' });
  });
});

it('a link that was ended by hand is not made again, not even for a person who comes back', async () => {
  crowd();
  await scene.sync();
  const [{ bindingId } = { bindingId: '' }] = await scene
    .get(FindBinding)
    .ofAccount(scene.tenantId, (await scene.account('p1'))?.id ?? '');
  await scene.get(EndBinding).byAdministrator(scene.tenantId, { bindingId, reason: 'Lost phone' });
  scene.source.change('p1', { title: 'Courier' });
  await scene.sync();
  scene.source.leave('p1');
  await scene.sync();
  scene.source.join('p1', ['20']);
  expect(await scene.words(await scene.sync())).toEqual(['p1 restored']);
  expect(await scene.accountOf('U-p1')).toBeNull();
  const { items } = await scene.get(ListPeople).page(scene.tenantId, { search: 'p1', limit: 10 });
  const detail = await scene.get(ListPeople).one(scene.tenantId, items[0]?.id ?? '');
  expect(detail.link).toMatchObject({ endReason: 'Lost phone', endedAt: expect.any(Date) });
});
