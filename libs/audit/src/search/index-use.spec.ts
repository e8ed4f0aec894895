import { Client } from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { ENTRY_COLUMNS } from '../document/entry-row.js';
import type { BoundStatement } from '#database';
import { countStatement } from './count-statements.js';
import type { LogFilter } from './log-filter.js';
import { pageStatements } from './page-statements.js';

/** The benchmark's records: enough for PostgreSQL to plan as it does with a million. */
const RECORDS = 20_000;
const FILL = new URL('../../../../test/bench/audit/fill-log.mjs', import.meta.url).href;

interface FillLog {
  fillLog(url: string, wish: { tenantId: string; count: number; days: number; until: Date }): Promise<void>;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Subplan Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

describe('the indexes of the log', () => {
  const tenantId = newId();
  let database: TestDatabase;
  let client: Client;
  /** The index of the whole log to which a partition's index belongs. */
  let whole: ReadonlyMap<string, string>;
  /** Partitions with enough records for a meaningful choice. */
  let partitions: ReadonlySet<string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { fillLog } = (await import(FILL)) as FillLog;
    await fillLog(database.url, {
      tenantId,
      count: RECORDS,
      days: 55,
      until: new Date('2026-11-27T00:00:00Z'),
    });
    client = new Client({ connectionString: database.url });
    await client.connect();
    const indexes = await client.query<{ part: string; whole: string }>(
      `select c.relname as part, p.relname as whole from pg_inherits i
       join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent where c.relkind = 'i'`,
    );
    whole = new Map(indexes.rows.map((row) => [row.part, row.whole]));
    const filled = await client.query<{ name: string }>(
      `select relname as name from pg_class where relname like 'record_2%' and relkind = 'r' and reltuples > 1000`,
    );
    partitions = new Set(filled.rows.map(({ name }) => name));
    await client.query(`set role openeiam_app`);
    await client.query(`set app.tenant_id = '${tenantId}'`);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** The indexes that a statement uses when it is planned like a search (see `withSearchTimeout`). */
  async function indexesOf({ text, values }: BoundStatement, only?: string): Promise<readonly string[]> {
    await client.query('begin');
    await client.query('set local enable_seqscan = off; set local jit = off');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (format json) ${text}`,
      [...values],
    );
    await client.query('rollback');
    const nodes = flat(rows[0]?.['QUERY PLAN'][0].Plan, only === undefined);
    const found = nodes.flatMap(({ index, relation, type }) => {
      if (relation !== undefined && type === 'Seq Scan') return ['sequential'];
      return index === undefined ? [] : [whole.get(index) ?? index];
    });
    return [...new Set(found)].sort();

    function flat(
      node: PlanNode | undefined,
      isWanted: boolean,
    ): readonly { type: string; index: string | undefined; relation: string | undefined }[] {
      if (node === undefined) return [];
      const wanted = isWanted || node['Subplan Name'] === only;
      const relation = node['Relation Name'];
      const isEmpty = relation !== undefined && !partitions.has(relation);
      const own = { type: node['Node Type'], index: node['Index Name'], relation };
      const below = isEmpty ? [] : (node.Plans ?? []).flatMap((child) => flat(child, wanted));
      return wanted && !isEmpty ? [own, ...below] : below;
    }
  }

  const newest = { limit: 51, direction: 'older' } as const;
  const old = { ...newest, beside: { occurredAt: new Date('2026-11-10T00:00:00Z'), sequence: '7' } };
  const since = { direction: 'newer', limit: 51, beside: old.beside } as const;
  const statements = (filter: LogFilter, stretch: Parameters<typeof pageStatements>[2] = newest) =>
    pageStatements(tenantId, filter, stretch, ENTRY_COLUMNS);

  it.each<[string, LogFilter, string]>([
    ['nothing', {}, 'record_by_time'],
    ['everything but a type', { without: ['audit.log.read'] }, 'record_by_time'],
    ['a time range', { from: new Date('2026-10-10'), to: new Date('2026-10-11') }, 'record_by_time'],
    ['a type', { types: ['logon.logon.completed'] }, 'record_by_type'],
    ['a rare type', { types: ['dingtalk.connection.settings-changed'] }, 'record_by_type'],
    ['an outcome', { outcomes: ['refused'] }, 'record_by_outcome'],
    [
      'a type and an outcome, which never meet',
      { types: ['logon.logon.completed'], outcomes: ['refused'] },
      'record_by_type_and_outcome',
    ],
    ['a method', { methods: ['password'] }, 'record_by_method'],
    ['an actor', { actorId: newId() }, 'record_by_actor_id'],
  ])('are read in order, on every page, for %s', async (_, filter, index) => {
    for (const stretch of [newest, old, since]) {
      const [only, ...others] = statements(filter, stretch);
      expect(others).toEqual([]);
      if (only !== undefined) expect(await indexesOf(only)).toEqual([index]);
    }
  });

  it.each<[number, LogFilter]>([
    [1, {}],
    [1, { types: ['logon.logon.completed'] }],
    [1, { types: ['logon.logon.completed'], outcomes: ['success'] }],
    // A short walk comes first, then a longer one, then the index for recent records.
    [3, { text: 'dingtalk' }],
  ])(
    'of earlier months are not used (statements: %d) while recent records fill a page of %j',
    async (count, filter) => {
      const all = statements(filter, { ...newest, recently: new Date('2026-11-05T00:00:00Z') });
      const [last] = all.slice(-1);
      expect(all).toHaveLength(count + 1);
      const partitionsOf = async ({ text, values }: BoundStatement) =>
        JSON.stringify((await client.query(`explain (format json) ${text}`, [...values])).rows);
      if (last === undefined) return;
      expect(await partitionsOf(last)).toContain('record_2026_10');
      const { rows } = await client.query(last.text, [...last.values]);
      expect(rows).toHaveLength(newest.limit);
      for (const recent of all.slice(0, -1)) {
        expect(await partitionsOf(recent)).not.toContain('record_2026_10');
        expect((await client.query(recent.text, [...recent.values])).rows).toEqual(rows);
      }
    },
  );

  it.each<[string, LogFilter, readonly string[]]>([
    ['an address', { ips: ['203.0.113.7'] }, ['record_by_browser_ip', 'record_by_phone_ip']],
    ['two types', { types: ['logon.logon.completed', 'logon.session.ended'] }, ['record_by_type']],
    [
      'two types and an outcome',
      { types: ['logon.logon.completed', 'logon.session.ended'], outcomes: ['refused'] },
      ['record_by_type_and_outcome'],
    ],
  ])('are read in order, once for each alternative, for %s', async (_, filter, indexes) => {
    const [only, ...others] = statements(filter);
    expect(others).toEqual([]);
    if (only !== undefined) expect(await indexesOf(only)).toEqual(expect.arrayContaining([...indexes]));
    if (only !== undefined) expect(await indexesOf(only)).not.toContain('sequential');
  });

  it.each<[string, LogFilter, readonly string[]]>([
    ['a rare word', { text: 'xylophone' }, ['record_by_word']],
    ['a beginning', { text: 'xylo*' }, ['record_by_word']],
    ['a Chinese word', { text: '离职' }, ['record_by_word']],
    ['one Chinese character', { text: '离' }, ['record_by_word']],
    ['a Chinese word and not another', { text: '离职 -xylophone' }, ['record_by_word']],
    ['a target', { targetId: newId(), targetKind: 'account' }, ['record_by_target']],
    ['a person', { personId: newId() }, ['record_by_actor_id', 'record_by_target']],
    ['an act', { correlationId: newId() }, ['record_by_correlation_id']],
    ['a word in a type', { text: 'xylophone', types: ['logon.logon.completed'] }, ['record_by_word']],
    [
      'an actor’s outcome',
      { actorId: newId(), outcomes: ['refused'] },
      ['record_by_actor_id', 'record_by_outcome'],
    ],
    [
      'what never meets',
      { types: ['dingtalk-qr.ticket.scanned'], methods: ['password'] },
      ['record_by_method', 'record_by_type'],
    ],
  ])('are first walked through in order, and then searched, for %s', async (_, filter, indexes) => {
    const [walk, further, gather] = statements(filter);
    if (walk === undefined || further === undefined || gather === undefined)
      throw new Error('There are three');
    const { worthFrom } = further;
    expect([walk.worthFrom, worthFrom, gather.worthFrom]).toEqual([
      undefined,
      { expected: 20_000, filter },
      undefined,
    ]);
    for (const walked of [walk, further]) expect(await indexesOf(walked)).toEqual(['record_by_time']);
    expect(await indexesOf(gather, 'CTE hit')).toEqual(indexes);
  });

  it.each<LogFilter>([
    { types: ['logon.logon.completed'] },
    { text: 'dingtalk' },
    { targetKind: 'account' },
    { from: new Date('2026-10-10'), outcomes: ['success'], methods: ['password'] },
    { actorKind: 'operator' },
    { personId: newId(), without: ['audit.log.read'] },
  ])('are used to count %j', async (filter) => {
    expect(await indexesOf(countStatement(tenantId, filter))).not.toContain('sequential');
  });
});
