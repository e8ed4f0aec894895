import { authorityCovers, joinableAccounts, type Authority, type Role } from '#accounts';
import type { SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableConnections } from '#providers';
import { prepare, type db } from './statements.js';

/** Live bindings, with the provider of each. */
const liveBindings = (from: typeof db, tenantId: SqlParams<{ tenantId: string }>['tenantId']) =>
  from
    .selectFrom('binding.binding as b')
    .innerJoin(joinableConnections.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 'b.tenant_id').onRef('c.id', '=', 'b.connection_id'),
    )
    .select([
      'b.id as bindingId',
      'b.connection_id as connectionId',
      'c.provider',
      'b.account_id as accountId',
      'b.name as displayName',
      'b.origin',
      'b.created_at as createdAt',
      'b.last_used_at as lastUsedAt',
    ])
    .where('b.tenant_id', '=', tenantId)
    .where('b.ended_at', 'is', null);

type Identity = SqlParams<{ tenantId: string; connectionId: string; subject: string }>;

export const bindingOfIdentity = prepare((db, $: Identity) =>
  liveBindings(db, $.tenantId)
    .where('b.connection_id', '=', $.connectionId)
    .where('b.subject', '=', $.subject),
);

/** The live binding, or else the one that ended last. */
export const lastBindingOfIdentity = prepare((db, $: Identity) =>
  db
    .selectFrom('binding.binding')
    .select(['id', 'account_id as accountId', 'origin', 'ended_at as endedAt', 'end_reason as endReason'])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('subject', '=', $.subject)
    .orderBy(
      (eb) => eb.ref('ended_at'),
      (order) => order.desc().nullsFirst(),
    )
    .limit(1),
);

type OfAccount = SqlParams<{ tenantId: string; accountId: string }>;

/** Oldest first. */
export const bindingsOfAccount = prepare((db, $: OfAccount) =>
  liveBindings(db, $.tenantId)
    .where('b.account_id', '=', $.accountId)
    .orderBy('b.created_at')
    .orderBy('b.id'),
);

type OfProvider = SqlParams<{ tenantId: string; provider: string; accountId: string }>;

/**
 * The authority of each binding of an account to people of a provider, with the account's role. If any of the connections is on, bindings
 * of those that are off do not count.
 */
export const authoritiesOfAccount = prepare((db, $: OfProvider) =>
  db
    .selectFrom('binding.binding as b')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'b.tenant_id').onRef('a.id', '=', 'b.account_id'),
    )
    .innerJoin(joinableConnections.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 'b.tenant_id').onRef('c.id', '=', 'b.connection_id'),
    )
    .select(['b.authority', 'a.role'])
    .where('b.tenant_id', '=', $.tenantId)
    .where('b.account_id', '=', $.accountId)
    .where('b.ended_at', 'is', null)
    .where('c.provider', '=', $.provider)
    .where((eb) =>
      eb.or([
        eb('c.state', '=', 'enabled'),
        eb.not(
          eb.exists(
            eb
              .selectFrom(joinableConnections.as('o'))
              .select('o.id')
              .whereRef('o.tenant_id', '=', 'b.tenant_id')
              .whereRef('o.provider', '=', 'c.provider')
              .where('o.state', '=', 'enabled'),
          ),
        ),
      ]),
    ),
);

/** One row if any active account with one of these roles is bound, in its own role, to a person of a provider whose connection is on. */
export const bindingOfRole = prepare(
  (db, $: SqlParams<{ tenantId: string; provider: string; roles: readonly Role[] }>) =>
    db
      .selectFrom('binding.binding as b')
      .innerJoin(joinableAccounts.as('a'), (join) =>
        join.onRef('a.tenant_id', '=', 'b.tenant_id').onRef('a.id', '=', 'b.account_id'),
      )
      .innerJoin(joinableConnections.as('c'), (join) =>
        join.onRef('c.tenant_id', '=', 'b.tenant_id').onRef('c.id', '=', 'b.connection_id'),
      )
      .select('b.id')
      .where('b.tenant_id', '=', $.tenantId)
      .where('b.ended_at', 'is', null)
      .where('c.provider', '=', $.provider)
      .where('c.state', '=', 'enabled')
      .where('a.status', '=', 'active')
      .where((eb) => eb('a.role', '=', eb.fn.any($.roles)))
      .where((eb) => authorityCovers(eb.ref('b.authority'), eb.ref('a.role')))
      .limit(1),
);

/** One row if anybody in the tenant has ever logged on by a binding, live or ended. */
export const anyBindingUsed = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('binding.binding')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('last_used_at', 'is not', null)
    .limit(1),
);

export const noteUse = prepare((db, $: SqlParams<{ tenantId: string; id: string; at: DatabaseNow }>) =>
  db
    .updateTable('binding.binding')
    .set({ last_used_at: $.at })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type Vouched = SqlParams<{ tenantId: string; provider: string; accountId: string; authority: Authority }>;

/** Replaces the authority of every binding of an account to people of a provider. */
export const vouchForBindings = prepare((db, $: Vouched) =>
  db
    .updateTable('binding.binding')
    .set({ authority: $.authority })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('ended_at', 'is', null)
    .where('connection_id', 'in', (eb) =>
      eb
        .selectFrom(joinableConnections.as('c'))
        .select('c.id')
        .where('c.tenant_id', '=', $.tenantId)
        .where('c.provider', '=', $.provider),
    ),
);
