import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { hashOf } from '../document/canonical-form.js';
import type { Checkpoint } from '../document/checkpoint.js';
import {
  APPEND_RECORDS,
  columnsOf,
  documentOf,
  ENTRY_COLUMNS,
  type EntryRow,
} from '../document/entry-row.js';
import { FoundedLogs } from '../testing/founded-logs.js';
import { VerifyLog, type Verification } from './verify-log.js';

/**
 * Logs attacked by the owner of the database, who has no key. `acme` has ten records: 1 is its creation, there are checkpoints at 4 and 8, and a dump from
 * when 4 was the last one. `globex` has ten of its own.
 */
let logs: FoundedLogs;
let acme: string;
let globex: string;
let kept: readonly Checkpoint[];

beforeAll(async () => {
  logs = await FoundedLogs.open();
  [acme, globex] = [await logs.found('acme'), await logs.found('globex')];
  await logs.append(globex, 9);
  await logs.append(acme, 3);
  await logs.checkpoint(acme);
  await logs.dump('earlier');
  await logs.append(acme, 4);
  await logs.checkpoint(acme);
  await logs.append(acme, 2);
  kept = await logs.kept(acme);
  await logs.dump('now');
});
afterAll(() => logs.close());
afterEach(() => logs.restore('now'));

async function found(wish: Verification = {}) {
  const { firstBadSequence, problem } = await logs.get(VerifyLog).find(acme, wish);
  return problem === null ? 'intact' : [firstBadSequence, problem.code];
}

/** Runs statements with owner rights; `:acme` and `:globex` are the tenants' ids. */
async function attack(statements: readonly string[]): Promise<void> {
  for (const statement of statements)
    await logs.owner(statement.replaceAll(':acme', `'${acme}'`).replaceAll(':globex', `'${globex}'`));
}

const CUT_TO_TWO = [
  'delete from audit.record where tenant_id = :acme and sequence > 2',
  'delete from audit.checkpoint where tenant_id = :acme and sequence > 2',
  `update audit.chain c set last_sequence = 2, last_hash = r.hash, last_recorded_at = r.recorded_at
   from audit.record r where r.tenant_id = c.tenant_id and c.tenant_id = :acme and r.sequence = 2`,
];
const gone = (...tables: readonly string[]) =>
  tables.map((table) => `delete from audit.${table} where tenant_id = :acme`);
const MOVED = [
  'update audit.chain set first_sequence = 5 where tenant_id = :acme',
  'delete from audit.record where tenant_id = :acme and sequence < 5',
];

describe('an attack by the owner of the database', () => {
  it('L3: is not reported while nothing is touched: the creation of the tenant is record 1, with a statement', async () => {
    expect(await found({ kept })).toBe('intact');
    const [first] = await logs.owner('select type from audit.record where tenant_id = $1 and sequence = 1', [
      acme,
    ]);
    expect(first).toEqual({ type: 'tenancy.tenant.created' });
    const [stated] = await logs.owner<{ document: object }>(
      'select document from audit.statement where tenant_id = $1',
      [acme],
    );
    expect(stated?.document).toMatchObject({ kind: 'founded', tenant: acme, first: 1, sequence: 1 });
  });

  it.each<[string, readonly string[], unknown]>([
    ['a cut log whose chain says that it is whole', CUT_TO_TWO, [3, 'truncated']],
    [
      'the same without the signed end',
      [...CUT_TO_TWO, 'update audit.chain set head = null'],
      [3, 'end_unproven'],
    ],
    [
      'the same with an end that says so',
      [
        ...CUT_TO_TWO,
        `update audit.chain set head = head || jsonb_build_object('sequence', 2, 'hash', encode(last_hash, 'hex'))
         where tenant_id = :acme`,
      ],
      [3, 'head_forged'],
    ],
    [
      'the same with the end of a checkpoint',
      [
        ...CUT_TO_TWO,
        `update audit.chain c set head = head || jsonb_build_object('sequence', 2, 'hash', encode(last_hash, 'hex'),
           'signature', replace(encode(k.signature, 'base64'), E'\\n', ''))
         from now.checkpoint k where k.tenant_id = c.tenant_id and k.sequence = 4`,
      ],
      [3, 'head_forged'],
    ],
    ['a log that was emptied', gone('record', 'chain', 'checkpoint'), [1, 'truncated']],
    [
      'a log that was emptied, with all that was ever signed about it',
      gone('record', 'chain', 'checkpoint', 'statement', 'policy', 'checkpoint_sink'),
      [null, 'not_anchored'],
    ],
    ['a beginning that was moved behind a checkpoint', MOVED, [1, 'missing']],
    [
      'a beginning that was moved, with all rows there',
      ['update audit.chain set first_sequence = 5 where tenant_id = :acme'],
      [1, 'beginning_unproven'],
    ],
    [
      'a chain that was given to another tenant',
      ['record', 'chain', 'checkpoint', 'statement', 'policy'].flatMap((table) => [
        `delete from audit.${table} where tenant_id = :acme`,
        `update audit.${table} set tenant_id = :acme where tenant_id = :globex`,
      ]),
      [1, 'changed'],
    ],
    [
      'the signed end of another tenant',
      [
        `update audit.chain c set head = o.head from audit.chain o
         where c.tenant_id = :acme and o.tenant_id = :globex`,
      ],
      [11, 'head_forged'],
    ],
    [
      'statements of another tenant',
      [...gone('statement'), 'update audit.statement set tenant_id = :acme where tenant_id = :globex'],
      [null, 'statement_forged'],
    ],
    ['a foundation that was removed', gone('statement'), [null, 'statement_missing']],
    [
      'a foundation that was removed, with the end and every checkpoint',
      [...gone('statement', 'checkpoint'), 'update audit.chain set head = null, lock = null'],
      [null, 'not_anchored'],
    ],
    [
      'a statement that was changed',
      [`update audit.statement set document = document || '{"first": 5}' where tenant_id = :acme`, ...MOVED],
      [null, 'statement_forged'],
    ],
    [
      'records that were replaced to the end, all hashes computed anew',
      [
        `update audit.record set reason = 'forged' where tenant_id = :acme and sequence = 10`,
        'update audit.record set hash = sha256(hash) where tenant_id = :acme and sequence = 10',
        `update audit.chain c set last_hash = r.hash from audit.record r
         where c.tenant_id = :acme and r.tenant_id = :acme and r.sequence = 10`,
      ],
      [10, 'changed'],
    ],
    [
      'a policy that was changed',
      ['update audit.policy set retention_days = 30 where tenant_id = :acme'],
      [null, 'policy_forged'],
    ],
    ['a policy that was removed', gone('policy'), [null, 'policy_forged']],
    [
      'a checkpoint whose time was moved',
      [`update audit.checkpoint set made_at = made_at - interval '1 day' where tenant_id = :acme`],
      [4, 'checkpoint_forged'],
    ],
  ])('L3: is detected from inside when it leaves %s', async (_, statements, expected) => {
    await attack(statements);
    expect(await found()).toEqual(expected);
  });

  it('L3: is detected from inside when it removes a partition', async () => {
    const [{ name } = { name: '' }] = await logs.owner<{ name: string }>(
      `select tableoid::regclass::text as name from audit.record where tenant_id = $1 limit 1`,
      [acme],
    );
    const [{ bounds } = { bounds: '' }] = await logs.owner<{ bounds: string }>(
      'select pg_get_expr(relpartbound, oid) as bounds from pg_class where oid = $1::regclass',
      [name],
    );
    await attack([`alter table audit.record detach partition ${name}`]);
    expect(await found()).toEqual([1, 'truncated']);
    await attack([`alter table audit.record attach partition ${name} ${bounds}`]);
  });

  it('L3: that restores an older state of everything is detected only with external evidence', async () => {
    await logs.restore('earlier');
    expect(await found()).toBe('intact');
    expect(await found({ kept })).toEqual([5, 'truncated']);
  });

  it('L3: that restores an older state is detected from inside once a worker that remembers records something', async () => {
    await logs.restore('earlier');
    await logs.append(acme, 1);
    await logs.append(acme, 8);
    expect(await found()).toEqual([5, 'end_unproven']);
    await logs.checkpoint(acme);
    expect(await logs.kept(acme)).toHaveLength(1); // an end without a valid signature gets no new one
  });

  it('L3: gets no signature for a truncated log, however much is recorded afterwards', async () => {
    await attack([...CUT_TO_TWO, 'update audit.chain set head = null']);
    await logs.append(acme, 20);
    await logs.checkpoint(acme);
    expect(await found()).toEqual([23, 'end_unproven']);
    expect(await found({ kept })).toEqual([4, 'contradicted']);
  });

  it.each([
    ['without an end', 'null', 13],
    ['with the end of before', '(select head from audit.chain)', 11],
  ])(
    'L3: is detected from inside when the application’s login seals a record by hand, %s',
    async (_, head, expected) => {
      const [row] = await logs
        .get(UnitOfWork)
        .query<EntryRow & Record<string, unknown>>(
          acme,
          `select ${ENTRY_COLUMNS} from audit.entry order by entry.sequence desc limit 1`,
        );
      if (row === undefined) throw new Error('The log is empty');
      const last = documentOf(row);
      const forged = { ...last, id: newId(), sequence: 11, reason: 'forged', previousHash: last.hash };
      const sealed = { ...forged, hash: hashOf(forged) };
      await logs
        .get(UnitOfWork)
        .query(acme, APPEND_RECORDS.replace('$1::jsonb', `coalesce($1::jsonb, ${head})`), [
          null,
          ...columnsOf([sealed]),
        ]);
      await logs.append(acme, 1);
      expect(await found()).toEqual([expected, 'end_unproven']);
    },
  );

  it('L3: gets no new foundation by an event that says that the tenant was created', async () => {
    await attack(gone('record', 'chain', 'checkpoint', 'statement', 'policy'));
    await logs.append(acme, 1);
    expect(await found()).toEqual([null, 'not_anchored']);
  });
});
