import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import { newId } from '#kernel';
import { startFeature, until, type TestFeature } from '#testing';
import { asOwner } from './testing/owner.js';
import { startThings } from './testing/start-things.js';
import { INSERT_THING } from './testing/things.js';
import { SnapshotReads, UnitOfWork, type Snapshot } from './index.js';

const NAMES = 'select name from spec.thing order by name';
const ENDLESS = 'select generate_series(1, 1000000000)';
const SESSIONS = `select pid, wait_event from pg_stat_activity
  where application_name = 'openeiam snapshot' and datname = current_database()`;

describe('a snapshot of a tenant', () => {
  let feature: TestFeature;
  let reads: SnapshotReads;
  const [acme, globex] = [newId(), newId()];

  beforeAll(async () => {
    feature = await startThings({ environment: { DATABASE_POOL: '1', DATABASE_READS: '2' } });
    reads = feature.app.get(SnapshotReads);
    await add(acme, 'of acme');
    await add(globex, 'of globex');
  });
  afterAll(() => feature.close());
  // After every test, no connection of its snapshots may be left.
  afterEach(() => until(async () => (await sessions()).length === 0));

  async function add(tenantId: string, name: string): Promise<void> {
    await feature.app.get(UnitOfWork).query(tenantId, INSERT_THING, [newId(), tenantId, name]);
  }

  const sessions = () => asOwner(feature.database.url, SESSIONS);

  it('P3: streams the rows of its tenant and of no other', async () => {
    const streamed = (tenantId: string) =>
      reads.run(tenantId, (snapshot) => text(snapshot.copy(NAMES, 'csv')));
    expect(await streamed(acme)).toBe('name\nof acme\n');
    expect(await streamed(globex)).toBe('name\nof globex\n');
    await expect(streamed(`${acme}'; select 1 --`)).rejects.toThrow(TypeError);
  });

  it('sees the same moment in all of its statements, and writes nothing', async () => {
    await reads.run(globex, async (snapshot) => {
      const before = await snapshot.query(NAMES);
      await add(globex, 'of globex, later');
      expect(await snapshot.query(NAMES)).toEqual(before);
      expect(await text(snapshot.copy(NAMES, 'lines'))).toBe('name\nof globex\n'.slice('name\n'.length));
      await expect(snapshot.query('delete from spec.thing')).rejects.toMatchObject({ code: '25006' });
    });
  });

  it('returns lines of JSON exactly as PostgreSQL wrote them', async () => {
    const value = { text: 'tab\t, "quotes", \\ back, \u0001\u0002 and\nline 😀', number: 1.5 };
    const select = `select '${JSON.stringify(value)}'::jsonb from generate_series(1, 2)`;
    const lines = await reads.run(acme, (snapshot) => text(snapshot.copy(select, 'lines')));
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([value, value]);
  });

  it('reads no faster than its reader', async () => {
    await reads.run(acme, async (snapshot) => {
      const stream = snapshot.copy(`select repeat('x', 1000) from generate_series(1, 1000000)`, 'lines');
      await once(stream, 'readable');
      await until(async () => (await sessions()).some(({ wait_event }) => wait_event === 'ClientWrite'));
      expect(stream.readableLength).toBeLessThan(1_000_000);
    });
  });

  it('closes its connection when its reader fails', async () => {
    const failing = reads.run(acme, async (snapshot) => {
      snapshot.copy(ENDLESS, 'lines');
      throw new Error('the reader has gone');
    });
    await expect(failing).rejects.toThrow('the reader has gone');
  });

  it('fails when the server closes the connection, before or during a stream', async () => {
    const end = () =>
      asOwner(feature.database.url, `select pg_terminate_backend(pid) from (${SESSIONS}) as session`);
    const before = reads.run(acme, async (snapshot) => {
      await end();
      await buffer(snapshot.copy(ENDLESS, 'lines'));
    });
    await expect(before).rejects.toThrow();
    const during = reads.run(acme, async (snapshot) => {
      let chunks = 0;
      for await (const _chunk of snapshot.copy(ENDLESS, 'lines')) if ((chunks += 1) === 3) await end();
    });
    await expect(during).rejects.toThrow();
  });

  it('runs nothing after a stream that was not read to its end', async () => {
    const work = reads.run(acme, async (snapshot) => {
      for await (const _chunk of snapshot.copy(ENDLESS, 'lines')) break;
      await snapshot.query('select 1');
    });
    await expect(work).rejects.toThrow();
  });

  it('reports the error of a statement', async () => {
    const wrong = (work: (snapshot: Snapshot) => Promise<unknown>) => reads.run(acme, work);
    await expect(wrong((snapshot) => text(snapshot.copy('select 1 / 0', 'lines')))).rejects.toMatchObject({
      code: '22012',
    });
    await expect(wrong((snapshot) => snapshot.query('select 1 / $1::int', [0]))).rejects.toMatchObject({
      code: '22012',
    });
  });

  it('is refused beyond the limit of a process, and accepted again after one has ended', async () => {
    let finish = (): void => undefined;
    const promise = new Promise<void>((resolve) => (finish = resolve));
    const open = Array.from({ length: 2 }, () => reads.run(acme, () => promise));
    await expect(reads.run(acme, async () => undefined)).rejects.toMatchObject({
      code: 'database.reads_busy',
    });
    finish();
    await Promise.all(open);
    expect(await reads.run(acme, (snapshot) => snapshot.query(NAMES))).toHaveLength(1);
  });

  const slow: readonly (readonly [string, (snapshot: Snapshot) => Promise<unknown>])[] = [
    ['the server takes too long', (snapshot: Snapshot) => snapshot.query('select pg_sleep(60)')],
    ['there is no end of it', (snapshot: Snapshot) => buffer(snapshot.copy(ENDLESS, 'lines').map(() => ''))],
    ['nobody takes what was read', (snapshot: Snapshot) => once(snapshot.copy(ENDLESS, 'lines'), 'close')],
  ];
  it.each(slow)('is aborted when its time is over, and reports that: %s', async (_, work) => {
    const cut = reads.run(acme, work, 300);
    await expect(cut).rejects.toMatchObject({
      code: 'database.read_too_long',
      detail: expect.stringMatching(/^Reading took longer than 1 minutes/),
    });
  });

  it('ends with the process', async () => {
    const second = await startFeature([], { database: feature.database });
    const reading = second.app.get(SnapshotReads).run(acme, async (snapshot) => {
      await Promise.all([buffer(snapshot.copy(ENDLESS, 'lines').resume()), second.close()]);
    });
    await expect(reading).rejects.toThrow();
  });
});
