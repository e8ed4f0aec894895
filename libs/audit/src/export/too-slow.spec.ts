import { jest } from '@jest/globals';
import { Client } from 'pg';
import { SnapshotReads, UnitOfWork } from '#database';
import { runDueJobs, startFeature, type TestFeature } from '#testing';
import { AuditModule } from '../audit.module.js';
import { TENANT } from '../testing/made-up-chain.js';
import { SpecTenantsModule } from '../testing/spec-tenants.js';
import { AuditExportWorkerModule } from './audit-export-worker.module.js';
import { DownloadExport } from './download/download-export.js';
import { ExportManifest } from './download/export-manifest.js';
import { MakeExports } from './making/make-exports.js';
import { CreateExport } from './stored/create-export.js';
import { FindExport } from './stored/find-export.js';

describe('an export that takes too long', () => {
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([AuditModule, AuditExportWorkerModule, SpecTenantsModule]);
  });
  afterAll(() => feature.close());

  const get = <T>(type: new (...parameters: never[]) => T): T => feature.app.get(type, { strict: false });
  const rows = <Row extends Record<string, unknown>>(text: string, values: readonly unknown[]) =>
    get(UnitOfWork).query<Row>(TENANT, text, values);

  /** Makes the waiting exports with this time limit for reads, while a lock blocks reads of the log. */
  async function makeSlowly(longestMs: number): Promise<void> {
    const reads = get(SnapshotReads);
    const read = reads.run.bind(reads);
    jest.spyOn(reads, 'run').mockImplementation((tenant, work) => read(tenant, work, longestMs));
    const owner = new Client({ connectionString: feature.database.url });
    await owner.connect();
    try {
      await owner.query('begin; lock table audit.entry');
      await runDueJobs(feature.app, MakeExports);
    } finally {
      await owner.end();
      jest.restoreAllMocks();
    }
  }

  it('L4: is given up at once, leaves no content that could pass for a file, and gives the reason', async () => {
    const { id } = await get(CreateExport).execute(TENANT, 'csv', {}, null);
    const asLarge = `update audit.export set is_made = true, state = 'waiting', records = null where id = $1`;
    await rows(asLarge, [id]);
    await rows(`insert into audit.export_chunk values ($1, $2, 0, 'half of an attempt before')`, [
      TENANT,
      id,
    ]);
    await makeSlowly(300);
    expect(await get(FindExport).byId(TENANT, id)).toMatchObject({
      state: 'failed',
      failure: 'export.too_slow',
      attempts: 1,
      manifest: null,
    });
    const over = { code: 'export.over', facts: { failure: 'export.too_slow' } };
    await expect(get(DownloadExport).execute(TENANT, id, false)).rejects.toMatchObject(over);
    await expect(get(ExportManifest).execute(TENANT, id)).rejects.toMatchObject(over);
    expect(await rows('select from audit.export_chunk where export_id = $1', [id])).toEqual([]);
    const told = `select payload ->> 'reason' as reason from messaging.outbox where name = 'audit.export.failed.v1'`;
    expect(await rows(told, [])).toEqual([{ reason: 'export.too_slow' }]);
  });
});
