import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { sealedRecords } from './sealed-records.mjs';

const DAY_MS = 86_400_000;
const BATCH = 500;

const COLUMNS = {
  tenant_id: ({ tenant }) => tenant,
  sequence: ({ sequence }) => sequence,
  recorded_at: ({ recordedAt }) => recordedAt,
  id: ({ id }) => id,
  occurred_at: ({ occurredAt }) => occurredAt,
  type: ({ type }) => type,
  outcome: ({ outcome }) => outcome,
  reason: ({ reason }) => reason,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  targets: ({ targets }) => JSON.stringify(targets),
  method: ({ method }) => method,
  browser_ip: ({ browser }) => browser?.ip,
  browser_agent: ({ browser }) => browser?.userAgent,
  browser_name: ({ browser }) => browser?.name,
  browser_os: ({ browser }) => browser?.os,
  phone_ip: ({ phone }) => phone?.ip,
  phone_agent: ({ phone }) => phone?.userAgent,
  phone_name: ({ phone }) => phone?.name,
  phone_os: ({ phone }) => phone?.os,
  correlation_id: ({ correlationId }) => correlationId,
  causation_id: ({ causationId }) => causationId,
  detail: ({ detail }) => JSON.stringify(detail),
  previous_hash: ({ previousHash }) => `\\x${previousHash}`,
  hash: ({ hash }) => `\\x${hash}`,
};

/**
 * Replaces the log of a tenant by sealed records of the last `days` days, and the head of its chain with them. A million records take
 * two minutes.
 *
 * @param {string} databaseUrl of the owner
 * @param {{ tenantId: string, count: number, days?: number, until?: Date, keys?: string, people?: number, seed?: number }} wish
 *   `keys`: `ENCRYPTION_KEYS` for the log's anchors; without them, it has none
 */
export async function fillLog(
  databaseUrl,
  { tenantId, count, days = 120, until = new Date(), keys, ...more },
) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const from = new Date(until.getTime() - days * DAY_MS);
    for (let at = from; at < until; at = new Date(at.getTime() + 20 * DAY_MS)) {
      await client.query('select audit.make_partitions($1)', [at]);
    }
    await client.query('begin');
    await client.query(`set local maintenance_work_mem = '256MB'`);
    for (const table of ['record', 'chain', 'checkpoint', 'statement', 'policy']) {
      await client.query(`delete from audit.${table} where tenant_id = $1`, [tenantId]);
    }
    const indexes = await takeIndexes(client);
    const copy = copyFrom(`copy audit.record (${Object.keys(COLUMNS).join(', ')}) from stdin`);
    const head = {};
    await pipeline(
      Readable.from(lines({ tenantId, count, from, to: until, ...more }, head)),
      client.query(copy),
    );
    for (const definition of indexes) await client.query(definition);
    await client.query(
      `insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at) values ($1, $2, $3, $4)`,
      [tenantId, head.last.sequence, Buffer.from(head.last.hash, 'hex'), head.last.recordedAt],
    );
    await client.query('commit');
    // As autovacuum does in time: statistics, merged full-text index and visibility map.
    await client.query('vacuum analyze audit.record');
  } finally {
    await client.end();
  }
  if (keys !== undefined) await anchor(databaseUrl, keys);
}

/** Anchors records that no worker has sealed, like the operator's command for the log of an older version. */
async function anchor(databaseUrl, keys) {
  const command = fileURLToPath(new URL('../../../dist/apps/cli/src/main.js', import.meta.url));
  const environment = { ...process.env, DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: keys };
  await promisify(execFile)(process.execPath, [command, 'audit', 'anchor'], { env: environment });
}

/** Drops the indexes of the log that enforce nothing; gives the statements that create them again. */
async function takeIndexes(client) {
  const { rows } = await client.query(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = 'audit.record'::regclass and not i.indisprimary`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  // With PostgreSQL's own `ON ONLY`, the index would not include the partitions.
  return rows.map(({ definition }) => definition.replace(' ON ONLY ', ' ON '));
}

/** The lines for COPY, many in each chunk. */
function* lines(wish, head) {
  let chunk = [];
  for (const record of sealedRecords(wish)) {
    chunk.push(
      Object.values(COLUMNS)
        .map((value) => cell(value(record)))
        .join('\t'),
    );
    head.last = record;
    if (chunk.length < BATCH) continue;
    yield `${chunk.join('\n')}\n`;
    chunk = [];
  }
  if (chunk.length > 0) yield `${chunk.join('\n')}\n`;
}

const ESCAPES = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function cell(value) {
  return value === null || value === undefined
    ? '\\N'
    : String(value).replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPES[sign]);
}
