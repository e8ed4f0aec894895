import { joinableAccounts, type Role } from '#accounts';
import { sql, statementsOn, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableTenants } from '#tenancy';
import type { TokenKind } from '../domain/api-token.js';
import { tokenTable } from './token.table.js';

const { prepare, db } = statementsOn(tokenTable);

/** Seconds within which further uses are not recorded. */
const USED_GRANULARITY_SECONDS = 300;

/** Tokens `k` with their owners `a`. */
const tokensIn = (from: typeof db) =>
  from
    .selectFrom('api_access.token as k')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'k.tenant_id').onRef('a.id', '=', 'k.account_id'),
    );

/** A token by the hash of its secret, valid or not, with the facts that decide its validity. */
export const tokenBySecret = prepare(
  (from, $: SqlParams<{ tenantId: string; secretHash: Buffer; now: DatabaseNow }>) =>
    tokensIn(from)
      .innerJoin(joinableTenants.as('t'), (join) => join.onRef('t.id', '=', 'k.tenant_id'))
      .select([
        'k.id',
        'k.tenant_id as tenantId',
        'k.kind',
        'k.name',
        'k.account_id as accountId',
        'k.permissions',
        'k.is_sensitive as isSensitive',
        'k.created_at as createdAt',
        'a.role',
        'a.username',
        'a.display_name as displayName',
        sql<'token_revoked' | 'account_suspended' | 'tenant_suspended' | 'token_expired' | null>`case
          when k.revoked_at is not null then 'token_revoked'
          when k.expires_at <= ${$.now} then 'token_expired'
          when a.status <> 'active' then 'account_suspended'
          when t.status <> 'active' then 'tenant_suspended' end`.as('refusal'),
        sql<boolean>`coalesce(k.last_used_at < ${$.now}::timestamptz - make_interval(
          secs => ${sql.lit(USED_GRANULARITY_SECONDS)}), true)`.as('isUsedLongAgo'),
      ])
      .where('k.tenant_id', '=', $.tenantId)
      .where('k.secret_hash', '=', $.secretHash),
);

/** Facts about a token that a client presents. */
export interface ShownToken {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: TokenKind;
  readonly name: string;
  readonly accountId: string;
  readonly permissions: readonly string[];
  readonly isSensitive: boolean;
  readonly createdAt: Date;
  readonly role: Role;
  readonly username: string;
  readonly displayName: string;
}

export const noteUse = prepare((from, $: SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>) =>
  from
    .updateTable('api_access.token')
    .set({ last_used_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

interface NewRow {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: TokenKind;
  readonly name: string;
  readonly accountId: string;
  readonly permissions: readonly string[];
  readonly isSensitive: boolean;
  readonly secretHash: Buffer;
  readonly now: DatabaseNow;
  readonly days: number;
}

export const insertToken = prepare((from, $: SqlParams<NewRow>) =>
  from
    .insertInto('api_access.token')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      kind: $.kind,
      name: $.name,
      account_id: $.accountId,
      permissions: $.permissions,
      is_sensitive: $.isSensitive,
      secret_hash: $.secretHash,
      created_at: $.now,
      expires_at: sql<Date>`${$.now}::timestamptz + make_interval(days => ${$.days})`,
    })
    .returning(['created_at as createdAt', 'expires_at as expiresAt']),
);

const IS_OPEN = sql<SqlBool>`k.revoked_at is null`;

type OfKind = SqlParams<{ tenantId: string; kind: TokenKind; accountId: string | null; now: DatabaseNow }>;

/** Number of valid tokens of a kind, of one account or of all. */
export const countTokens = prepare((from, $: OfKind) =>
  from
    .selectFrom('api_access.token as k')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('k.tenant_id', '=', $.tenantId)
    .where('k.kind', '=', $.kind)
    .where(IS_OPEN)
    .where('k.expires_at', '>', $.now)
    .where(sql<SqlBool>`(${$.accountId}::uuid is null or k.account_id = ${$.accountId})`),
);

/** Which tokens to list, and where the page begins. */
export interface TokenQuery {
  readonly kind?: TokenKind | undefined;
  readonly accountId?: string | undefined;
  readonly limit: number;
  readonly after?: readonly [string] | undefined;
}

/** Tokens that have not been revoked, newest first, with one row more than the page, which shows whether there is a next one. */
export function pageOfTokens(tenantId: string, { kind, accountId, limit, after }: TokenQuery) {
  let page = tokensIn(db)
    .select([
      'k.id',
      'k.kind',
      'k.name',
      'k.account_id as accountId',
      'a.username',
      'a.display_name as displayName',
      'k.permissions',
      'k.is_sensitive as isSensitive',
      'k.created_at as createdAt',
      'k.expires_at as expiresAt',
      'k.last_used_at as lastUsedAt',
    ])
    .where('k.tenant_id', '=', tenantId)
    .where(IS_OPEN);
  if (kind !== undefined) page = page.where('k.kind', '=', kind);
  if (accountId !== undefined) page = page.where('k.account_id', '=', accountId);
  // Ids are UUIDs of version 7, so their order is that of creation.
  if (after !== undefined) page = page.where('k.id', '<', after[0]);
  return page.orderBy('k.id', 'desc').limit(limit + 1);
}

interface Revoked {
  readonly tenantId: string;
  readonly id: string | null;
  readonly accountId: string | null;
  readonly now: DatabaseNow;
}

/** Revokes tokens: one, or all of an account. Returns those that had not been revoked before. */
export const revokeTokens = prepare((from, $: SqlParams<Revoked>) =>
  from
    .updateTable('api_access.token as k')
    .set({ revoked_at: $.now })
    .where('k.tenant_id', '=', $.tenantId)
    .where(IS_OPEN)
    .where(sql<SqlBool>`(${$.id}::uuid is null or k.id = ${$.id})`)
    .where(sql<SqlBool>`(${$.accountId}::uuid is null or k.account_id = ${$.accountId})`)
    .returning(['k.id', 'k.kind', 'k.name', 'k.account_id as accountId']),
);

/** The owner of a token that has not been revoked. */
export const ownerOfToken = prepare((from, $: SqlParams<{ tenantId: string; id: string }>) =>
  from
    .selectFrom('api_access.token as k')
    .select('k.account_id as accountId')
    .where('k.tenant_id', '=', $.tenantId)
    .where('k.id', '=', $.id)
    .where(IS_OPEN),
);
