import { SourceFailed } from './domain/source.js';
import { StartRun } from './application/start-run.js';
import { EVER } from './incremental-sync/notice.js';
import { QueueChanges } from './incremental-sync/queue-changes.js';
import { DirectoryScene } from './testing/directory-scene.js';
import { isIn, later, left, person, unit, unitsOf, waiting } from './testing/following.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(async () => {
  await scene.begin();
  scene.source.join('ann');
  scene.source.join('ben', ['20']);
  await scene.sync();
});

describe('a unit in an event of the source', () => {
  it('is created if it is new, with its members', async () => {
    const { source } = scene;
    source.units.push({ externalId: '30', parentExternalId: '20', name: 'Export' });
    source.join('dan', ['30']);
    await scene.hear(unit('30'));
    expect(await unitsOf(scene, 'dan')).toEqual(['Export']);
  });

  it('is also found through an event about its members', async () => {
    const { source } = scene;
    source.units.push(
      { externalId: '30', parentExternalId: '20', name: 'Export' },
      { externalId: '31', parentExternalId: '30', name: 'Asia' },
    );
    source.change('ann', { units: ['31'] });
    await scene.hear(person('ann'));
    expect(await unitsOf(scene, 'ann')).toEqual(['Asia']);
  });

  it('is renamed and moved', async () => {
    scene.source.units = scene.source.units.map((one) =>
      one.externalId === '11' ? { ...one, name: 'Base', parentExternalId: '20' } : one,
    );
    await scene.hear(unit('11'));
    const units = await scene.run((transaction) =>
      transaction.query<{ name: string; above: string }>(
        `select u.name, a.name as above from directory.unit u join directory.unit a on a.id = u.parent_id
         where u.tenant_id = $1 and u.external_id = '11'`,
        [scene.tenantId],
      ),
    );
    expect(units).toEqual([{ name: 'Base', above: 'Sales' }]);
  });

  it('is removed if it no longer exists, and its members are checked', async () => {
    const { source } = scene;
    source.units = source.units.filter(({ externalId }) => externalId !== '20');
    source.change('ben', { units: ['10'] });
    await scene.hear(unit('20'));
    expect(await unitsOf(scene, 'ben')).toEqual(['Engineering']);
  });
});

describe('a reported change', () => {
  it('has no effect before the directory was read for the first time', async () => {
    await scene.begin();
    scene.source.join('eve');
    await scene.hear(person('eve'));
    expect(await scene.account('eve')).toBeNull();
    expect(await waiting(scene)).toEqual([]);
  });

  it('waits while the source cannot be read, and shows what to fix', async () => {
    scene.source.leave('ann');
    scene.source.before = () => {
      throw new SourceFailed('permission_missing', 'never', { requiredScopes: ['qyapi_get_member'] });
    };
    await scene.hear(left('ann'));
    expect(await isIn(scene, 'ann')).toBe(true);
    const following = await scene.run((transaction) =>
      transaction.query(`select failure, facts from directory.following where tenant_id = $1`, [
        scene.tenantId,
      ]),
    );
    expect(following).toEqual([
      { failure: 'permission_missing', facts: { requiredScopes: ['qyapi_get_member'] } },
    ]);
    scene.source.before = () => undefined;
    await later(scene);
    expect(await isIn(scene, 'ann')).toBe(false);
    expect(await waiting(scene)).toEqual([]);
  });

  it('about a new person waits for the full run in progress, which makes the account', async () => {
    scene.source.join('fay');
    const id = await scene.get(StartRun).execute(scene.tenantId, { kind: 'sync', requestedBy: null });
    await scene.hear(person('fay'));
    expect(await scene.account('fay')).toBeNull();
    expect(await waiting(scene)).toEqual(['person fay']);
    await scene.work();
    expect(await scene.account('fay')).toMatchObject({ status: 'active' });
    await later(scene);
    expect(await waiting(scene)).toEqual([]);
    expect(id).toBeDefined();
  });

  it('is newer than the data of a slow run, which does not overwrite it', async () => {
    const { source } = scene;
    source.change('ann', { name: 'Of the run' });
    source.before = async (call) => {
      if (call !== 'isMember') return;
      source.before = () => undefined;
      source.change('ann', { name: 'Of the event' });
      await scene.hear(person('ann'));
    };
    source.leave('ben');
    await scene.set({ leaverThresholdPercent: 100 });
    await scene.sync();
    expect(await scene.account('ann')).toMatchObject({ displayName: 'Of the event' });
  });

  it('G5: that was missed is found by the next run, which reports how many there were and when', async () => {
    expect(await scene.sync()).toMatchObject({ drift: null });
    await scene.set({ stream: 'on' });
    expect(await scene.sync()).toMatchObject({ drift: 0 });
    const leftAt = new Date(Date.now() - 3_600_000);
    scene.source.leave('ann');
    scene.source.departures = [{ seat: 'ann', leftAt }];
    scene.source.change('ben', { name: 'Ben the Second' });
    await scene.set({ leaverThresholdPercent: 100 });
    const run = await scene.sync();
    expect(run).toMatchObject({ state: 'done', drift: 2, suspended: 1, updated: 1 });
    expect(await scene.changes(run)).toMatchObject([
      { seat: 'ann', kind: 'suspended', departedAt: leftAt },
      { seat: 'ben', kind: 'updated', departedAt: null },
    ]);
    expect(await isIn(scene, 'ann')).toBe(false);
  });

  it('that was missed during a gap is found by a check of the leavers and a full run', async () => {
    scene.source.leave('ann');
    scene.source.departures = [{ seat: 'ann', leftAt: new Date() }];
    const hour = new Date(Date.now() - 3_600_000).toISOString();
    await scene.run((transaction) =>
      scene.get(QueueChanges).look(transaction, scene.connectionId, [{ kind: 'gap', externalId: hour }]),
    );
    await scene.follow();
    expect(await isIn(scene, 'ann')).toBe(false);
    await scene.work();
    expect((await scene.events('directory.run.ended.v1')).map(({ kind }) => kind)).toEqual([
      'sync',
      'event',
      'sync',
    ]);
    await scene.run((transaction) =>
      scene.get(QueueChanges).look(transaction, scene.connectionId, [{ kind: 'gap', externalId: EVER }]),
    );
    await scene.follow();
    expect(await waiting(scene)).toEqual([]);
  });
});
