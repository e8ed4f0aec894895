import { joinableAccounts } from '#accounts';
import { sql } from '#database';
import { joinableConnections, type Providers, type ShownIdentity } from '#providers';
import type { BindingOrigin } from '../domain/binding-origin.js';
import type { db } from './statements.js';

/** An account, as a binding names it. */
interface NamedAccount {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

/** A binding as administrators see it, with masked names. */
export interface ListedBinding {
  readonly id: string;
  readonly account: NamedAccount & { readonly status: 'active' | 'suspended' };
  readonly connection: { readonly id: string; readonly name: string };
  readonly identity: ShownIdentity;
  readonly origin: BindingOrigin;
  /** The method that proved the account, for an attachment. */
  readonly provenBy: string | null;
  readonly createdAt: Date;
  /** Null when no account made it, as with an import. */
  readonly madeBy: NamedAccount | null;
  readonly lastUsedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: NamedAccount | null;
  readonly endReason: string | null;
}

/** A row of `bindingsIn`. */
export interface BindingRow {
  readonly id: string;
  readonly account: NamedAccount & { readonly status: 'active' | 'suspended' };
  readonly connection: { readonly id: string; readonly name: string };
  readonly provider: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly origin: BindingOrigin;
  readonly provenBy: string | null;
  readonly createdAt: Date;
  readonly madeBy: NamedAccount | null;
  readonly lastUsedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: NamedAccount | null;
  readonly endReason: string | null;
}

/** The account under an alias as JSON; null where none was joined. */
const named = (alias: 'a' | 'm' | 'e') =>
  sql<NamedAccount | null>`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object(
    'id', ${sql.ref(`${alias}.id`)}, 'username', ${sql.ref(`${alias}.username`)},
    'displayName', ${sql.ref(`${alias}.display_name`)}) end`;

/** Bindings `b` with their accounts `a` and connections `c`, and the accounts that made (`m`) and ended (`e`) them. */
export const bindingsIn = (from: typeof db) =>
  from
    .selectFrom('binding.binding as b')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'b.tenant_id').onRef('a.id', '=', 'b.account_id'),
    )
    .innerJoin(joinableConnections.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 'b.tenant_id').onRef('c.id', '=', 'b.connection_id'),
    )
    .leftJoin(joinableAccounts.as('m'), (join) =>
      join.onRef('m.tenant_id', '=', 'b.tenant_id').onRef('m.id', '=', 'b.made_by'),
    )
    .leftJoin(joinableAccounts.as('e'), (join) =>
      join.onRef('e.tenant_id', '=', 'b.tenant_id').onRef('e.id', '=', 'b.ended_by'),
    )
    .select([
      'b.id',
      sql<BindingRow['account']>`json_build_object('id', a.id, 'username', a.username,
        'displayName', a.display_name, 'status', a.status)`.as('account'),
      sql<BindingRow['connection']>`json_build_object('id', c.id, 'name', c.name)`.as('connection'),
      'c.provider',
      'b.name',
      'b.attributes',
      sql<BindingOrigin>`b.origin`.as('origin'),
      'b.proven_by as provenBy',
      'b.created_at as createdAt',
      'b.last_used_at as lastUsedAt',
      'b.ended_at as endedAt',
      'b.end_reason as endReason',
      named('m').as('madeBy'),
      named('e').as('endedBy'),
    ]);

export function listedOf(row: BindingRow, providers: Providers): ListedBinding {
  return {
    id: row.id,
    account: row.account,
    connection: row.connection,
    identity: providers.shown(row),
    origin: row.origin,
    provenBy: row.provenBy,
    createdAt: row.createdAt,
    madeBy: row.madeBy,
    lastUsedAt: row.lastUsedAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    endReason: row.endReason,
  };
}
