import { sql, type Expression, type RawBuilder, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Values that all codes of one batch share. */
interface Terms {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly method: string;
  readonly confirmation: 'plain' | 'choose_number';
  readonly lifetimeSeconds: number;
  /** Codes that one network may have open. */
  readonly most: number;
  readonly now: DatabaseNow;
}

/** The codes of a batch as parallel arrays; no browser twice. */
interface Codes {
  readonly ids: readonly string[];
  readonly scanHashes: readonly Buffer[];
  readonly secretHashes: readonly Buffer[];
  readonly browserHashes: readonly Buffer[];
  readonly returnTos: readonly string[];
  readonly ips: readonly string[];
  readonly networks: readonly string[];
  readonly userAgents: readonly string[];
}

/** A requested code, with its position among those of its network in the batch. */
interface Asked {
  readonly id: string;
  readonly scan_hash: Buffer;
  readonly secret_hash: Buffer;
  readonly browser_hash: Buffer;
  readonly return_to: string;
  readonly ip: string;
  readonly network: string;
  readonly user_agent: string;
  readonly place: number;
}

/**
 * Issues a batch of codes as far as there is room in the network of each, and withdraws the former code of each browser that gets one. The
 * count of a network leaves out the codes of the requesting browsers, as a browser that asks again needs no second place.
 */
export const issueCodes = prepare((db, $: SqlParams<Terms & Codes>) =>
  db
    .with(
      'asked',
      () => sql<Asked>`(select *, row_number() over (partition by network)::int as place
        from unnest(${$.ids}::uuid[], ${$.scanHashes}::bytea[], ${$.secretHashes}::bytea[], ${$.browserHashes}::bytea[],
          ${$.returnTos}::text[], ${$.ips}::text[], ${$.networks}::text[], ${$.userAgents}::text[])
        as code(id, scan_hash, secret_hash, browser_hash, return_to, ip, network, user_agent))`,
    )
    .with('open', (db) =>
      db
        .selectFrom('qr_logon.waiting_code')
        .select((eb) => ['ip_prefix', eb.fn.countAll<number>().as('count')])
        .where('tenant_id', '=', $.tenantId)
        .where(isOneOf('ip_prefix', $.networks, 'text'))
        .where('end_reason', 'is', null)
        .where('expires_at', '>', $.now)
        .where((eb) => eb.not(isOneOf('browser_hash', $.browserHashes, 'bytea')))
        .groupBy('ip_prefix'),
    )
    .with('issued', (db) =>
      db
        .insertInto('qr_logon.waiting_code')
        .columns([
          'id',
          'tenant_id',
          'connection_id',
          'method',
          'scan_hash',
          'browser_secret_hash',
          'browser_hash',
          'confirmation',
          'return_to',
          'ip',
          'ip_prefix',
          'user_agent',
          'created_at',
          'expires_at',
          'lives_until',
        ])
        .expression((eb) =>
          eb
            .selectFrom('asked')
            .leftJoin('open', 'open.ip_prefix', 'asked.network')
            .select([
              'asked.id',
              sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
              sql<string>`${$.connectionId}::uuid`.as('connection_id'),
              sql<string>`${$.method}::text`.as('method'),
              'asked.scan_hash',
              'asked.secret_hash',
              'asked.browser_hash',
              sql<Terms['confirmation']>`${$.confirmation}::text`.as('confirmation'),
              'asked.return_to',
              'asked.ip',
              'asked.network',
              'asked.user_agent',
              sql<Date>`${$.now}::timestamptz`.as('created_at'),
              lifeEnd($).as('expires_at'),
              lifeEnd($).as('lives_until'),
            ])
            .where(sql<SqlBool>`coalesce(open.count, 0) + asked.place <= ${$.most}::int`),
        )
        .returning(['id', 'browser_hash']),
    )
    .with('withdrawn', (db) =>
      db
        .updateTable('qr_logon.waiting_code')
        .set({ end_reason: 'renewed' })
        .where('tenant_id', '=', $.tenantId)
        .where(isOneOf('browser_hash', $.browserHashes, 'bytea'))
        .where('browser_hash', 'in', (eb) => eb.selectFrom('issued').select('browser_hash'))
        .where('end_reason', 'is', null)
        .where('expires_at', '>', $.now)
        .returning('id'),
    )
    .selectFrom('issued')
    .select(['id', sql<boolean>`true`.as('isIssued')])
    .unionAll((eb) => eb.selectFrom('withdrawn').select(['id', sql<boolean>`false`.as('isIssued')])),
);

function lifeEnd($: SqlParams<Pick<Terms, 'now' | 'lifetimeSeconds'>>): RawBuilder<Date> {
  return sql`${$.now}::timestamptz + make_interval(secs => ${$.lifetimeSeconds}::int)`;
}

function isOneOf(column: string, values: Expression<unknown>, type: 'text' | 'bytea'): RawBuilder<SqlBool> {
  return sql`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`;
}

type OfBrowsers = SqlParams<{ tenantId: string; browserHashes: readonly Buffer[]; now: DatabaseNow }>;

/** Withdraws tickets of these browsers that are scanned and not confirmed. */
export const withdrawScanned = prepare((db, $: OfBrowsers) =>
  db
    .updateTable('qr_logon.ticket')
    .set({ state: 'cancelled', end_reason: 'renewed', finished_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where(isOneOf('browser_hash', $.browserHashes, 'bytea'))
    .where('channel', '=', 'qr')
    .where('state', '=', 'scanned')
    .returning(['id', 'connection_id as connectionId', 'method', 'browser_hash as browserHash']),
);

/** Number of codes of a tenant that can be scanned. */
export const countOpenCodes = prepare((db, $: SqlParams<{ tenantId: string; now: DatabaseNow }>) =>
  db
    .selectFrom('qr_logon.waiting_code')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('tenant_id', '=', $.tenantId)
    .where('end_reason', 'is', null)
    .where('expires_at', '>', $.now),
);
