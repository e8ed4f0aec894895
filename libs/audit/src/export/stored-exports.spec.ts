import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { Claims, pauseAfter } from '#messaging';
import { runDueJobs, startFeature, until, type TestFeature } from '#testing';
import { AuditModule } from '../audit.module.js';
import { LogSigner } from '../signing/log-signer.js';
import { fillLog } from '../testing/filled-log.js';
import { madeUpChain, TENANT } from '../testing/made-up-chain.js';
import { SpecTenantsModule } from '../testing/spec-tenants.js';
import { AuditExportWorkerModule } from './audit-export-worker.module.js';
import { DirectContent } from './download/direct-content.js';
import { DownloadExport } from './download/download-export.js';
import { ExportManifest } from './download/export-manifest.js';
import { ExportInMaking } from './making/export-in-making.js';
import { ExportJob, MakeExports } from './making/make-exports.js';
import { PurgeExports } from './making/purge-exports.js';
import { CancelExport } from './stored/cancel-export.js';
import { CreateExport } from './stored/create-export.js';
import { FindExport } from './stored/find-export.js';

const RECORDS = 3_000;
const DAY_SECONDS = 86_400;

describe('an ordered export', () => {
  const auditor = newId();
  let feature: TestFeature;
  let second: TestFeature;

  beforeAll(async () => {
    const modules = [AuditModule, AuditExportWorkerModule, SpecTenantsModule];
    feature = await startFeature(modules);
    second = await startFeature(modules, { database: feature.database });
    await fillLog(feature.database, madeUpChain(RECORDS), feature.app.get(LogSigner, { strict: false }));
  });
  afterAll(async () => {
    await second.close();
    await feature.close();
  });
  afterEach(() => rows('delete from audit.export'));

  const get = <T>(type: new (...parameters: never[]) => T, of = feature): T =>
    of.app.get(type, { strict: false });
  const find = (id: string) => get(FindExport).byId(TENANT, id);
  const create = () => get(CreateExport).execute(TENANT, 'csv', {}, auditor);
  const download = (id: string, takesGzip = false) => get(DownloadExport).execute(TENANT, id, takesGzip);

  function rows(text: string, values: readonly unknown[] = []) {
    return get(UnitOfWork).runAs('worker', (transaction) => transaction.query(text, values));
  }

  /** An export for a worker, as if the log had more records. */
  async function large(): Promise<string> {
    const { id } = await create();
    await rows(`update audit.export set is_made = true, state = 'waiting', records = null where id = $1`, [
      id,
    ]);
    return id;
  }

  const make = (of = feature) => runDueJobs(of.app, MakeExports);

  /** An export whose attempt has stopped without a trace. */
  async function taken(id: string, of = feature) {
    const run = newId();
    await new Claims(get(UnitOfWork, of)).hold({ job: ExportJob.name, key: `${TENANT}/${id}`, run });
    const begun = await get(UnitOfWork, of).run(TENANT, (transaction) =>
      get(ExportInMaking, of).begin(transaction, id, run),
    );
    if (begun === undefined) throw new Error('Nothing to take');
    return begun;
  }

  async function made(): Promise<string> {
    const id = await large();
    await make();
    return id;
  }

  async function events(id: string): Promise<unknown[]> {
    const found = await get(UnitOfWork).query<{ name: string }>(
      TENANT,
      `select name from messaging.outbox where payload -> 'targets' -> 0 ->> 'id' = $1 order by position`,
      [id],
    );
    return found.map(({ name }) => name.slice('audit.export.'.length, -'.v1'.length));
  }

  it('L4: records the start of a download before its completion', async () => {
    const { id } = await get(CreateExport).execute(TENANT, 'csv', { text: 'nowhere' }, auditor);
    let meanwhile: unknown[] = [];
    const content = await get(DirectContent).open(await find(id), async () => {
      await pause(200);
      meanwhile = await events(id);
    });
    await buffer(content);
    await until(async () => (await events(id)).includes('completed'));
    expect(meanwhile).toEqual(['created']);
  });

  it('L4: with few records is ready at once, has one manifest, and records each step', async () => {
    const { id, state, records, createdBy } = await create();
    expect({ state, records, createdBy }).toEqual({ state: 'ready', records: RECORDS, createdBy: auditor });
    const manifest = await get(ExportManifest).execute(TENANT, id);
    const { content, fileName } = await download(id);
    expect((await buffer(content)).length).toBe(manifest.bytes);
    expect(fileName).toMatch(/^audit-\d{8}-[0-9a-f]{8}\.csv$/);
    expect(await get(ExportManifest).execute(TENANT, id)).toEqual(manifest);
    expect(await events(id)).toEqual(['created', 'completed', 'downloaded']);
  });

  it('L4: with many records is made by a worker, and is the same file', async () => {
    const small = await buffer((await download((await create()).id)).content);
    const id = await made();
    const [plain, kept] = [await download(id), await download(id, true)];
    expect(kept.isGzip).toBe(true);
    const bytes = await buffer(plain.content);
    expect(gunzipSync(await buffer(kept.content)).equals(bytes)).toBe(true);
    expect(bytes.equals(small)).toBe(true);
    expect((await get(ExportManifest).execute(TENANT, id)).bytes).toBe(bytes.length);
    expect(await find(id)).toMatchObject({ records: RECORDS, written: RECORDS });
  });

  it('is made by only one of two workers', async () => {
    const id = await large();
    await Promise.all([make(), make(second)]);
    expect(await find(id)).toMatchObject({ state: 'ready', attempts: 1 });
  });

  it('is taken over from a dead worker, whose late writes are ignored', async () => {
    const id = await large();
    const gone = get(ExportInMaking, second);
    const begun = await taken(id, second);
    await gone.keep(begun, 0, Buffer.from('half'));
    await make();
    expect((await find(id)).state).toBe('running');
    await rows('update messaging.claim set ends_at = now()'); // half a minute later
    await make();
    expect((await find(id)).state).toBe('ready');
    await expect(gone.keep(begun, 1, Buffer.from('late'))).rejects.toMatchObject({ code: 'export.over' });
    await expect(gone.tell(begun, 1, 1)).rejects.toMatchObject({ code: 'export.over' });
    const { bytes } = await get(ExportManifest).execute(TENANT, id);
    expect((await buffer((await download(id)).content)).length).toBe(bytes);
  });

  it('is retried when it fails, and finally given up', async () => {
    const id = await large();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await rows(`update audit.export set next_attempt_at = now() where id = $1`, [id]);
      const begun = await taken(id);
      await rows('delete from messaging.claim');
      await get(UnitOfWork).run(TENANT, (transaction) =>
        get(MakeExports).failed(
          transaction,
          begun,
          new Error('broken off'),
          pauseAfter(begun.attempts, ExportJob.backOff),
        ),
      );
      expect((await find(id)).state).toBe(attempt < 3 ? 'waiting' : 'failed');
    }
    expect(await events(id)).toEqual(['created', 'failed']);
    await expect(download(id)).rejects.toMatchObject({ code: 'export.over' });
  });

  it('disappears when it is cancelled, also for the worker that makes it', async () => {
    const id = await large();
    const begun = await taken(id);
    await expect(download(id)).rejects.toMatchObject({ code: 'export.not_ready' });
    await get(CancelExport).execute(TENANT, id);
    await expect(get(ExportInMaking).keep(begun, 0, Buffer.from('late'))).rejects.toMatchObject({
      code: 'export.over',
    });
    await expect(download(id)).rejects.toMatchObject({ code: 'export.over' });
    await expect(get(CancelExport).execute(TENANT, id)).rejects.toMatchObject({ code: 'export.unknown' });
    expect(await events(id)).toEqual(['created', 'cancelled']);
  });

  it('expires after a day without leaving content, and is forgotten a week later', async () => {
    const id = await made();
    feature.clock.advance(DAY_SECONDS);
    expect((await find(id)).state).toBe('expired');
    await expect(download(id)).rejects.toMatchObject({ code: 'export.over' });
    await get(PurgeExports).purge();
    expect(await rows('select from audit.export_chunk where export_id = $1', [id])).toEqual([]);
    expect((await find(id)).state).toBe('expired');
    feature.clock.advance(7 * DAY_SECONDS);
    await get(PurgeExports).purge();
    await expect(find(id)).rejects.toMatchObject({ code: 'export.unknown' });
  });

  it('is refused while three others are being made', async () => {
    for (let count = 0; count < 3; count += 1) await large();
    await expect(create()).rejects.toMatchObject({ code: 'export.too_many' });
  });

  it("P3: is not visible to another tenant's auditor", async () => {
    const { id } = await create();
    await expect(get(FindExport).byId(newId(), id)).rejects.toMatchObject({ code: 'export.unknown' });
    await expect(get(DownloadExport).execute(newId(), id, false)).rejects.toMatchObject({
      code: 'export.unknown',
    });
  });

  it('L4: releases everything when its download is aborted', async () => {
    const { id } = await create();
    for (let round = 0; round < 6; round += 1) {
      const { content } = await download(id);
      await once(content, 'readable');
      content.destroy();
    }
    await until(async () => {
      const sessions = await rows(
        `select from pg_stat_activity where application_name = 'openeiam snapshot' and datname = current_database()`,
      );
      return sessions.length === 0;
    });
    expect((await buffer((await download(id)).content)).length).toBeGreaterThan(1_000_000);
    expect((await find(id)).manifest?.count).toBe(RECORDS);
  });
});
