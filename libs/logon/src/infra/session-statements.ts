import { accountForShare, type Role } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Amr } from '#logon-menu';
import { FRESH_SECONDS, joinableTenants } from '#tenancy';
import { isGood, sessionsIn } from './live-sessions.js';
import { prepare } from './statements.js';

interface NewSession {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  /** The account's role must be one of these. */
  readonly roles: readonly Role[];
  readonly secretHash: Buffer;
  readonly method: string;
  readonly bornOf: string | null;
  readonly ip: string;
  readonly userAgent: string;
  readonly amr: readonly Amr[];
  readonly acr: string;
  readonly application: string | null;
  readonly now: DatabaseNow;
  readonly idleSeconds: number;
  readonly longestSeconds: number;
}

/**
 * Opens a session; no row when the account or the tenant is not active. The account is locked: a concurrent suspension or role change
 * waits, and then ends this session too.
 */
export const openSession = prepare((db, $: SqlParams<NewSession>) =>
  db
    .insertInto('logon.session')
    .columns([
      'id',
      'tenant_id',
      'secret_hash',
      'account_id',
      'method',
      'born_of',
      'ip',
      'user_agent',
      'created_at',
      'last_seen_at',
      'authenticated_at',
      'idle_seconds',
      'expires_at',
      'account_epoch',
      'tenant_epoch',
      'amr',
      'acr',
      'application',
    ])
    .expression((eb) =>
      eb
        .selectFrom(accountForShare($).as('a'))
        .innerJoin(joinableTenants.as('t'), (join) => join.onRef('t.id', '=', 'a.tenant_id'))
        .where('t.status', '=', 'active')
        .select([
          sql<string>`${$.id}::uuid`.as('id'),
          'a.tenant_id',
          sql<Buffer>`${$.secretHash}::bytea`.as('secret_hash'),
          'a.id as account_id',
          sql<string>`${$.method}::text`.as('method'),
          sql<string | null>`${$.bornOf}::uuid`.as('born_of'),
          sql<string>`${$.ip}::text`.as('ip'),
          sql<string>`${$.userAgent}::text`.as('user_agent'),
          sql<Date>`${$.now}::timestamptz`.as('created_at'),
          sql<Date>`${$.now}::timestamptz`.as('last_seen_at'),
          sql<Date>`${$.now}::timestamptz`.as('authenticated_at'),
          sql<number>`${$.idleSeconds}::integer`.as('idle_seconds'),
          sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.longestSeconds})`.as('expires_at'),
          'a.session_epoch as account_epoch',
          't.session_epoch as tenant_epoch',
          sql<readonly Amr[]>`${$.amr}::text[]`.as('amr'),
          sql<string>`${$.acr}::text`.as('acr'),
          sql<string | null>`${$.application}::uuid`.as('application'),
        ]),
    )
    .returning('id'),
);

interface Renewed {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly secretHash: Buffer;
  readonly amr: readonly Amr[];
  readonly acr: string;
  readonly now: DatabaseNow;
}

/** Gives a valid session of the account, in one of the roles, a new secret and a new time of authentication. */
export const renewSession = prepare((db, $: SqlParams<Renewed>) =>
  db
    .updateTable('logon.session')
    .set({ authenticated_at: $.now, secret_hash: $.secretHash, amr: $.amr, acr: $.acr })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('ended_at', 'is', null)
    .where(
      'id',
      'in',
      sessionsIn(db)
        .select('s.id')
        .where('s.tenant_id', '=', $.tenantId)
        .where('s.id', '=', $.id)
        .where('s.account_id', '=', $.accountId)
        .where(isGood($.now))
        .where((eb) => eb('a.role', '=', eb.fn.any($.roles))),
    )
    .returning('id'),
);

/** Uses within this many seconds of the last noted one are not written. */
const SEEN_GRANULARITY_SECONDS = 60;

type BySecret = SqlParams<{ tenantId: string; secretHash: Buffer; now: DatabaseNow }>;

export const goodSession = prepare((db, $: BySecret) =>
  sessionsIn(db)
    .select([
      's.id as sessionId',
      's.tenant_id as tenantId',
      's.account_id as accountId',
      'a.role',
      'a.username',
      'a.display_name as displayName',
      's.method',
      's.authenticated_at as authenticatedAt',
      sql<boolean>`s.authenticated_at >= ${$.now}::timestamptz - make_interval(
        secs => coalesce((t.settings ->> 'freshSeconds')::int, ${sql.lit(FRESH_SECONDS)}))`.as('isFresh'),
      sql<boolean>`s.last_seen_at < ${$.now}::timestamptz - make_interval(
        secs => ${sql.lit(SEEN_GRANULARITY_SECONDS)})`.as('isSeenLongAgo'),
    ])
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.secret_hash', '=', $.secretHash)
    .where(isGood($.now)),
);

export const noteUse = prepare((db, $: SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>) =>
  db
    .updateTable('logon.session')
    .set({ last_seen_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('ended_at', 'is', null),
);

type Own = SqlParams<{ tenantId: string; accountId: string; now: DatabaseNow; limit: number }>;

/** The valid sessions of an account, last used first. */
export const sessionsOfAccount = prepare((db, $: Own) =>
  sessionsIn(db)
    .select([
      's.id as sessionId',
      's.method',
      's.ip',
      's.user_agent as userAgent',
      's.created_at as createdAt',
      's.last_seen_at as lastSeenAt',
    ])
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.account_id', '=', $.accountId)
    .where(isGood($.now))
    .orderBy('s.last_seen_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit($.limit),
);
