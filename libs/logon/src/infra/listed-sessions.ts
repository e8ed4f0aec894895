import { accountsFoundBy } from '#accounts';
import { sql, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { isGood, sessionsIn } from './live-sessions.js';
import { db, prepare } from './statements.js';

/** Sort orders of session lists, newest first. */
const ORDERS = { since: sql<Date>`s.created_at`, lastSeen: sql<Date>`s.last_seen_at` } as const;

export type SessionOrder = keyof typeof ORDERS;

/** Cursor of a page: its order, the sort time of its last session as text, and that session's id. */
export type SessionPosition = readonly [SessionOrder, string, string];

export interface SessionQuery {
  readonly accountId?: string | undefined;
  /** Prefix of a name of the account. */
  readonly search?: string | undefined;
  readonly method?: string | undefined;
  readonly ip?: string | undefined;
  /** What the session was born of, such as a binding. */
  readonly bornOf?: string | undefined;
  readonly order: SessionOrder;
  readonly limit: number;
  readonly after?: SessionPosition | undefined;
}

/** A page of valid sessions, plus one more if there is one. `sortValue` is the sort key as text. */
export function pageOfSessions(tenantId: string, query: SessionQuery, now: DatabaseNow) {
  const value = ORDERS[query.order];
  const [order, lastValue, lastId] = query.after ?? [];
  let page = sessionsIn(db)
    .select([
      's.id',
      's.account_id as accountId',
      'a.username',
      'a.display_name as displayName',
      's.method',
      's.born_of as bornOf',
      's.ip',
      's.user_agent as userAgent',
      's.created_at as createdAt',
      's.last_seen_at as lastSeenAt',
      's.expires_at as expiresAt',
      sql<string>`(${value})::text`.as('sortValue'),
    ])
    .where('s.tenant_id', '=', tenantId)
    .where(isGood(sql`${now}`));
  if (order === query.order)
    page = page.where(sql<SqlBool>`(${value}, s.id) < (${lastValue}::timestamptz, ${lastId}::uuid)`);
  const { accountId, method, ip, bornOf, search } = query;
  if (accountId !== undefined) page = page.where('s.account_id', '=', accountId);
  if (method !== undefined) page = page.where('s.method', '=', method);
  if (ip !== undefined) page = page.where('s.ip', '=', ip);
  if (bornOf !== undefined) page = page.where('s.born_of', '=', bornOf);
  if (search !== undefined) page = page.where('a.id', 'in', accountsFoundBy(tenantId, search));
  return page
    .orderBy(value, 'desc')
    .orderBy('s.id', 'desc')
    .limit(query.limit + 1);
}

type BornOf = SqlParams<{ tenantId: string; accountId: string; bornOf: string; now: DatabaseNow }>;

export const countSessionsBornOf = prepare((db, $: BornOf) =>
  sessionsIn(db)
    .select(sql<number>`count(*)::int`.as('count'))
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.account_id', '=', $.accountId)
    .where('s.born_of', '=', $.bornOf)
    .where(isGood($.now)),
);
