import { accountsFoundBy } from '#accounts';
import { idsInWords, keyBeginsWith, sql, type SqlParams, type SqlBool } from '#database';
import { identifierKey } from '#kernel';
import type { BindingOrigin } from '../domain/binding-origin.js';
import { bindingsIn } from './binding-row.js';
import { db, prepare } from './statements.js';

const ORDERS = {
  created: sql<Date>`b.created_at`,
  lastUsed: sql<Date>`coalesce(b.last_used_at, '-infinity')`,
} as const;

export type BindingOrder = keyof typeof ORDERS;

/** Cursor of a page: its order, the sort time of its last binding as text, and that binding's id. */
export type BindingPosition = readonly [BindingOrder, string, string];

export interface BindingQuery {
  /** Prefix of a name of the account or of the person, in any case and width, or a whole attribute such as a user id. */
  readonly search?: string | undefined;
  readonly accountId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly origins?: readonly BindingOrigin[] | undefined;
  /** Undefined: both live and ended bindings. */
  readonly isEnded?: boolean | undefined;
  readonly usedFrom?: Date | undefined;
  readonly usedBefore?: Date | undefined;
  readonly isNeverUsed?: boolean | undefined;
  readonly order: BindingOrder;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after?: BindingPosition | undefined;
}

/**
 * A page plus one more row, which shows whether there is a next page. `sortValue` is the sort key as text.
 *
 * @param attributes by which people are found, besides their names
 */
export function pageOfBindings(tenantId: string, query: BindingQuery, attributes: readonly string[]) {
  const value = ORDERS[query.order];
  const [order, lastValue, lastId] = query.after ?? [];
  let page = bindingsIn(db)
    .select(sql<string>`(${value})::text`.as('sortValue'))
    .where('b.tenant_id', '=', tenantId);
  if (order === query.order) {
    const beyond = query.isDescending ? sql`<` : sql`>`;
    page = page.where(sql<SqlBool>`(${value}, b.id) ${beyond} (${lastValue}::timestamptz, ${lastId}::uuid)`);
  }
  const { search, accountId, connectionId, origins, isEnded, usedFrom, usedBefore, isNeverUsed } = query;
  if (search !== undefined) page = page.where('b.id', 'in', bindingsFoundBy(tenantId, search, attributes));
  if (accountId !== undefined) page = page.where('b.account_id', '=', accountId);
  if (connectionId !== undefined) page = page.where('b.connection_id', '=', connectionId);
  if (origins !== undefined) page = page.where((eb) => eb('b.origin', '=', eb.fn.any(eb.val(origins))));
  if (isEnded !== undefined) page = page.where('b.ended_at', isEnded ? 'is not' : 'is', null);
  if (usedFrom !== undefined) page = page.where('b.last_used_at', '>=', usedFrom);
  if (usedBefore !== undefined) page = page.where('b.last_used_at', '<', usedBefore);
  if (isNeverUsed !== undefined) page = page.where('b.last_used_at', isNeverUsed ? 'is' : 'is not', null);
  const direction = query.isDescending ? 'desc' : 'asc';
  return page
    .orderBy(value, direction)
    .orderBy('b.id', direction)
    .limit(query.limit + 1);
}

/** A query for the ids of bindings that match a text, with one index per meaning of the text. */
function bindingsFoundBy(tenantId: string, search: string, attributes: readonly string[]) {
  const having = attributes.map(
    (key) => sql`x.attributes @> jsonb_build_object(${key}::text, ${search}::text)`,
  );
  const byAttribute = having.length === 0 ? sql`false` : sql.join(having, sql` or `);
  return db
    .selectFrom('binding.binding as x')
    .select('x.id')
    .where('x.tenant_id', '=', tenantId)
    .where(keyBeginsWith(sql`x.name_key`, identifierKey(search)))
    .unionAll(idsInWords('binding.binding_words', search))
    .unionAll(sql<{ id: string }>`select x.id from binding.binding_attributes x where ${byAttribute}`)
    .unionAll(
      db
        .selectFrom('binding.binding as x')
        .select('x.id')
        .where('x.tenant_id', '=', tenantId)
        .where('x.account_id', 'in', accountsFoundBy(tenantId, search)),
    );
}

type ById = SqlParams<{ tenantId: string; id: string }>;

/** One binding, as in the list. */
export const listedBinding = prepare((db, $: ById) =>
  bindingsIn(db).where('b.tenant_id', '=', $.tenantId).where('b.id', '=', $.id),
);

/** Maximum number of other bindings shown beside one. */
const SHOWN = 20;

/** Other bindings of the same identity or the same account, newest first. */
export const bindingsBeside = prepare((db, $: ById) =>
  bindingsIn(db)
    .innerJoin('binding.binding as this', (join) =>
      join.onRef('this.tenant_id', '=', 'b.tenant_id').onRef('this.id', '<>', 'b.id'),
    )
    .where('this.tenant_id', '=', $.tenantId)
    .where('this.id', '=', $.id)
    .where('b.tenant_id', '=', $.tenantId)
    .where((eb) =>
      eb.or([
        eb('b.account_id', '=', eb.ref('this.account_id')),
        eb.and([
          eb('b.connection_id', '=', eb.ref('this.connection_id')),
          eb('b.subject', '=', eb.ref('this.subject')),
        ]),
      ]),
    )
    .orderBy('b.created_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(SHOWN),
);
