import { Inject, Injectable } from '@nestjs/common';
import { accountSearch } from '#accounts';
import { CLOCK, type Clock } from '#kernel';
import { bound, UnitOfWork, type Bind } from '#database';
import { isLive, SESSIONS } from '../infra/live-sessions.js';

/** What lists of sessions are sorted by, the newest first. */
const ORDERS = { since: 's.created_at', lastSeen: 's.last_seen_at' } as const;

export type SessionOrder = keyof typeof ORDERS;

/** Where a page ends: its order, the time by which its last session is sorted, as text, and that session's id. */
export type SessionPosition = readonly [SessionOrder, string, string];

export interface SessionQuery {
  readonly accountId?: string | undefined;
  /** Beginning of a name of the account. */
  readonly search?: string | undefined;
  readonly method?: string | undefined;
  readonly ip?: string | undefined;
  /** What the session was born of, such as a binding. */
  readonly bornOf?: string | undefined;
  readonly order: SessionOrder;
  readonly limit: number;
  readonly after?: SessionPosition | undefined;
}

/** A session that is good now, with whose it is. */
export interface ListedSession {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly method: string;
  readonly bornOf: string | null;
  readonly ip: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  /** What the list is sorted by, as text. */
  readonly sortValue: string;
}

/** Lists who is logged on, for those who may end it. */
@Injectable()
export class ListSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The sessions of a page, and one more where there is one. */
  async page(tenantId: string, query: SessionQuery): Promise<readonly ListedSession[]> {
    const now = this.clock.now();
    const { text, values } = bound((bind) => pageStatement(tenantId, query, now, bind));
    return this.unitOfWork.ask<ListedSession & Record<string, unknown>>(tenantId, text, values);
  }
}

function pageStatement(tenantId: string, query: SessionQuery, now: Date, bind: Bind): string {
  const value = ORDERS[query.order];
  const [tenant, time] = [bind(tenantId), bind(now)];
  const conditions = [`s.tenant_id = ${tenant}`, isLive(time)];
  const [order, lastValue, lastId] = query.after ?? [];
  if (order === query.order)
    conditions.push(`(${value}, s.id) < (${bind(lastValue)}::timestamptz, ${bind(lastId)}::uuid)`);
  for (const [column, wanted] of [
    ['s.account_id', query.accountId],
    ['s.method', query.method],
    ['s.ip', query.ip],
    ['s.born_of', query.bornOf],
  ] as const) {
    if (wanted !== undefined) conditions.push(`${column} = ${bind(wanted)}`);
  }
  if (query.search !== undefined) conditions.push(accountSearch(query.search, tenant, bind));
  return `select s.id, s.account_id as "accountId", a.username, a.display_name as "displayName", s.method,
      s.born_of as "bornOf", s.ip, s.user_agent as "userAgent", s.created_at as "createdAt",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", (${value})::text as "sortValue"
    from ${SESSIONS} where ${conditions.join(' and ')}
    order by ${value} desc, s.id desc limit ${bind(query.limit + 1)}`;
}
