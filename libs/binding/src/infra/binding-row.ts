import type { Providers, ShownIdentity } from '#providers';
import type { BindingOrigin } from '../application/create-binding.js';

/** An account, as a binding names it. */
interface NamedAccount {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}

/** A binding as administrators see it: whom it links, masked. */
export interface ListedBinding {
  readonly id: string;
  readonly account: NamedAccount & { readonly status: 'active' | 'suspended' };
  readonly connection: { readonly id: string; readonly name: string };
  readonly identity: ShownIdentity;
  readonly origin: BindingOrigin;
  /** The method that proved the account, for an attachment. */
  readonly provenBy: string | null;
  readonly createdAt: Date;
  /** Null when it made itself, as an import does. */
  readonly madeBy: NamedAccount | null;
  readonly lastUsedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedBy: NamedAccount | null;
  readonly endReason: string | null;
}

export interface BindingRow {
  readonly id: string;
  readonly account: NamedAccount & { readonly status: 'active' | 'suspended' };
  readonly connection: { readonly id: string; readonly name: string };
  readonly provider: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly origin: BindingOrigin;
  readonly proven_by: string | null;
  readonly created_at: Date;
  readonly made_by: NamedAccount | null;
  readonly last_used_at: Date | null;
  readonly ended_at: Date | null;
  readonly ended_by: NamedAccount | null;
  readonly end_reason: string | null;
}

const named = (alias: string, more = '') =>
  `json_build_object('id', ${alias}.id, 'username', ${alias}.username, 'displayName', ${alias}.display_name${more})`;

/** Columns of `BINDING_SOURCE`. */
export const BINDING_COLUMNS = `b.id, ${named('a', `, 'status', a.status`)} as account,
  json_build_object('id', c.id, 'name', c.name) as connection, c.provider, b.name, b.attributes,
  b.origin, b.proven_by, b.created_at, b.last_used_at, b.ended_at, b.end_reason,
  case when m.id is not null then ${named('m')} end as made_by,
  case when e.id is not null then ${named('e')} end as ended_by`;

/** Bindings `b` with their accounts `a` and connections `c`, and who made and ended them. */
export const BINDING_SOURCE = `binding.binding b
  join accounts.account a on a.tenant_id = b.tenant_id and a.id = b.account_id
  join providers.connection c on c.tenant_id = b.tenant_id and c.id = b.connection_id
  left join accounts.account m on m.tenant_id = b.tenant_id and m.id = b.made_by
  left join accounts.account e on e.tenant_id = b.tenant_id and e.id = b.ended_by`;

export function listedOf(row: BindingRow, providers: Providers): ListedBinding {
  return {
    id: row.id,
    account: row.account,
    connection: row.connection,
    identity: providers.shown(row),
    origin: row.origin,
    provenBy: row.proven_by,
    createdAt: row.created_at,
    madeBy: row.made_by,
    lastUsedAt: row.last_used_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    endReason: row.end_reason,
  };
}
