import { Injectable } from '@nestjs/common';
import { accountSearch } from '#accounts';
import { identifierKey } from '#kernel';
import { beginsWith, bound, idsByWords, UnitOfWork, type Bind } from '#database';
import { pageOf } from '#http';
import { Providers } from '#providers';
import {
  BINDING_COLUMNS,
  BINDING_SOURCE,
  listedOf,
  type BindingRow,
  type ListedBinding,
} from '../infra/binding-row.js';
import type { BindingOrigin } from './create-binding.js';

const ORDERS = { created: 'b.created_at', lastUsed: `coalesce(b.last_used_at, '-infinity')` } as const;

export type BindingOrder = keyof typeof ORDERS;

/** Where a page ends: its order, the time by which its last binding is sorted, as text, and that binding's id. */
export type BindingPosition = readonly [BindingOrder, string, string];

export interface BindingQuery {
  /** Beginning of a name of the account or of the person, in any case and width, or a whole attribute such as a user id. */
  readonly search?: string | undefined;
  readonly accountId?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly origins?: readonly BindingOrigin[] | undefined;
  /** Undefined: those that hold and those that have ended. */
  readonly isEnded?: boolean | undefined;
  readonly usedFrom?: Date | undefined;
  readonly usedBefore?: Date | undefined;
  readonly isNeverUsed?: boolean | undefined;
  readonly order: BindingOrder;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after?: BindingPosition | undefined;
}

interface SortedRow extends BindingRow {
  readonly sort_value: string;
}

/** Lists bindings for those who administer them, page by page. */
@Injectable()
export class ListBindings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
  ) {}

  async page(
    tenantId: string,
    query: BindingQuery,
  ): Promise<{ readonly items: ListedBinding[]; readonly next: string | null }> {
    const { text, values } = bound((bind) => pageStatement(tenantId, query, bind, this.attributes()));
    const found = await this.unitOfWork.ask<SortedRow & Record<string, unknown>>(tenantId, text, values);
    const shown = (row: SortedRow): ListedBinding => listedOf(row, this.providers);
    return pageOf(found, query.limit, shown, (row) => [query.order, row.sort_value, row.id]);
  }

  /** What people are found by besides their names. */
  private attributes(): readonly string[] {
    return [...new Set(this.providers.all().flatMap(({ attributes }) => attributes.map(({ key }) => key)))];
  }
}

function pageStatement(
  tenantId: string,
  query: BindingQuery,
  bind: Bind,
  attributes: readonly string[],
): string {
  const value = ORDERS[query.order];
  const [direction, beyond] = query.isDescending ? ['desc', '<'] : ['asc', '>'];
  const tenant = bind(tenantId);
  const conditions = [`b.tenant_id = ${tenant}`, ...conditionsOf(query, bind)];
  if (query.search !== undefined)
    conditions.push(`b.id in (${foundBy(query.search, tenant, bind, attributes)})`);
  const [order, lastValue, lastId] = query.after ?? [];
  if (order === query.order)
    conditions.push(`(${value}, b.id) ${beyond} (${bind(lastValue)}::timestamptz, ${bind(lastId)}::uuid)`);
  return `select ${BINDING_COLUMNS}, (${value})::text as sort_value from ${BINDING_SOURCE}
    where ${conditions.join(' and ')}
    order by ${value} ${direction}, b.id ${direction} limit ${bind(query.limit + 1)}`;
}

function conditionsOf(query: BindingQuery, bind: Bind): readonly string[] {
  const conditions: string[] = [];
  if (query.accountId !== undefined) conditions.push(`b.account_id = ${bind(query.accountId)}`);
  if (query.connectionId !== undefined) conditions.push(`b.connection_id = ${bind(query.connectionId)}`);
  if (query.origins !== undefined) conditions.push(`b.origin = any(${bind(query.origins)})`);
  if (query.isEnded !== undefined) conditions.push(`b.ended_at is ${query.isEnded ? 'not null' : 'null'}`);
  if (query.usedFrom !== undefined) conditions.push(`b.last_used_at >= ${bind(query.usedFrom)}`);
  if (query.usedBefore !== undefined) conditions.push(`b.last_used_at < ${bind(query.usedBefore)}`);
  if (query.isNeverUsed !== undefined)
    conditions.push(`b.last_used_at is ${query.isNeverUsed ? 'null' : 'not null'}`);
  return conditions;
}

/** The ids of bindings that a text finds: one index for each of its meanings. */
function foundBy(search: string, tenant: string, bind: Bind, attributes: readonly string[]): string {
  const text = bind(search);
  const having = attributes.map(
    (key) => `x.attributes @> jsonb_build_object(${bind(key)}::text, ${text}::text)`,
  );
  return `select x.id from binding.binding x
      where x.tenant_id = ${tenant} and ${beginsWith('x.name_key', identifierKey(search), bind)}
    union all ${idsByWords('binding.binding', search, bind)}
    union all select x.id from binding.binding_attributes x where ${having.join(' or ') || 'false'}
    union all select x.id from accounts.account a
      join binding.binding x on x.tenant_id = ${tenant} and x.account_id = a.id
      where a.tenant_id = ${tenant} and ${accountSearch(search, tenant, bind)}`;
}
