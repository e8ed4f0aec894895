import { prepareDatabase } from '#messaging';
import { DedicatedCluster, until } from '#testing';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';

/** Polls of the worker during the measurement, one a second. */
const LOOKS = 30;

/** Polls after which earlier activity is counted: PostgreSQL adds the counters of idle connections after ten seconds. */
const SETTLED = 15;

/** Transactions of server and worker for each poll: the poll itself, and the work of every ten seconds or more. */
const TRANSACTIONS = 8;

/** Statements of server and worker for each poll, including BEGIN and COMMIT. */
const STATEMENTS = 5;

/** Bytes of write-ahead log for each poll: 170 MB a day. */
const BYTES = 2_000;

interface Figures {
  readonly looks: number;
  readonly transactions: number;
  readonly statements: number;
  readonly bytes: number;
}

describe('an installation at rest, without Redis', () => {
  let cluster: DedicatedCluster;
  let deployment: Deployment;

  beforeAll(async () => {
    cluster = await DedicatedCluster.start({
      track_functions: 'all',
      shared_preload_libraries: 'pg_stat_statements',
      // PostgreSQL's own background work does not count: it vacuums, and after a checkpoint it logs whole pages.
      autovacuum: 'off',
      checkpoint_timeout: '1h',
    });
    await prepareDatabase(cluster.url);
    const { url, processUrl } = cluster;
    deployment = await startDeployment({
      database: { url, processUrl, drop: () => Promise.resolve() },
      first: ['create extension pg_stat_statements'],
    });
  }, 120_000);
  afterAll(async () => {
    await deployment.close();
    await cluster.stop();
  });

  async function figures(): Promise<Figures> {
    const [row] = await deployment.sql<Figures & Record<string, unknown>>(
      `select coalesce(sum(calls) filter (where funcname = 'waiting'), 0)::int as looks,
         (select xact_commit::int from pg_stat_database where datname = current_database()) as transactions,
         (select sum(calls)::int from pg_stat_statements where userid <> (select oid from pg_roles where rolname = current_user)) as statements,
         pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes
       from pg_stat_user_functions`,
    );
    if (row === undefined) throw new Error('PostgreSQL counts nothing');
    return row;
  }

  /** Waits in a single transaction, so that the waiting is not counted. */
  async function untilLooks(count: number): Promise<void> {
    await deployment.sql(
      `do $$ begin
         for turn in 1..600 loop
           perform pg_stat_clear_snapshot();
           exit when (select sum(calls) from pg_stat_user_functions where funcname = 'waiting') >= ${String(count)};
           perform pg_sleep(0.2);
         end loop;
       end $$`,
    );
    await until(async () => (await figures()).looks >= count);
  }

  it('K9: polls the database once a second for work, and hardly does anything else', async () => {
    // Each task is due at once when it is registered.
    await until(async () => {
      const [row] = await deployment.sql<{ left: number }>(
        'select count(*) filter (where finished_at is null)::int as left from messaging.task',
      );
      return row?.left === 0;
    }, 60_000);
    await untilLooks(SETTLED);
    const before = await figures();
    await untilLooks(before.looks + LOOKS);
    const after = await figures();
    const looks = after.looks - before.looks;
    expect((after.transactions - before.transactions) / looks).toBeLessThan(TRANSACTIONS);
    expect((after.statements - before.statements) / looks).toBeLessThan(STATEMENTS);
    expect((after.bytes - before.bytes) / looks).toBeLessThan(BYTES);
  });
});
