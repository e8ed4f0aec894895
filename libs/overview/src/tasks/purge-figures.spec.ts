import { Client } from 'pg';
import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { PurgeFigures } from './purge-figures.js';

describe('purging the figures of the overview', () => {
  let feature: TestFeature;
  let owner: Client;

  beforeAll(async () => {
    feature = await startFeature([{ module: class Figures {}, providers: [PurgeFigures] }], { worker: true });
    owner = new Client({ connectionString: feature.database.url });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await feature.close();
  });

  it('removes rows too old to be shown from every table, and keeps the rest', async () => {
    const tenantId = newId();
    await owner.query(`insert into tenancy.tenant (id, slug, name) values ($1, 'figures', 'Figures')`, [
      tenantId,
    ]);
    for (const days of [401, 1]) {
      const at = new Date(feature.clock.now().getTime() - days * 86_400_000);
      await owner.query(`insert into overview.logon_day values ($1, $2, 'password', 'completed', 1)`, [
        tenantId,
        at,
      ]);
      await owner.query('insert into overview.logon_duration values ($1, $2, 7, 1)', [tenantId, at]);
      await owner.query(
        `insert into overview.unusual_event (tenant_id, id, occurred_at, type, correlation_id) values ($1, $2, $3, 'x', 'y')`,
        [tenantId, newId(), at],
      );
    }
    await feature.app.get(PurgeFigures).purge();
    for (const table of ['logon_day', 'logon_duration', 'unusual_event']) {
      const { rows } = await owner.query(`select from overview.${table}`);
      expect([table, rows.length]).toEqual([table, 1]);
    }
  });
});
