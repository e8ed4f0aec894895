import { joinableAccounts, type Authority } from '#accounts';
import type { Slots } from '#database';
import type { Present } from '#kernel';
import { joinableConnections } from '#providers';
import { prepare, type db } from './statements.js';

/** Bindings that hold, with the provider of each. */
const liveBindings = (from: typeof db, tenantId: Slots<{ tenantId: string }>['tenantId']) =>
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

type Identity = Slots<{ tenantId: string; connectionId: string; subject: string }>;

export const bindingOfIdentity = prepare((db, $: Identity) =>
  liveBindings(db, $.tenantId)
    .where('b.connection_id', '=', $.connectionId)
    .where('b.subject', '=', $.subject),
);

type OfAccount = Slots<{ tenantId: string; accountId: string }>;

/** Oldest first. */
export const bindingsOfAccount = prepare((db, $: OfAccount) =>
  liveBindings(db, $.tenantId).where('b.account_id', '=', $.accountId).orderBy('b.created_at'),
);

/**
 * The authority of each binding of an account, with the account's role. Beside a connection that is on, those of one that is off do
 * not count.
 */
export const authoritiesOfAccount = prepare((db, $: OfAccount) =>
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
    .where((eb) =>
      eb.or([
        eb('c.state', '=', 'enabled'),
        eb.not(
          eb.exists(
            eb
              .selectFrom(joinableConnections.as('o'))
              .select('o.id')
              .whereRef('o.tenant_id', '=', 'b.tenant_id')
              .where('o.state', '=', 'enabled'),
          ),
        ),
      ]),
    ),
);

/** One row if anybody of the tenant has ever logged on by a binding, whether or not it still holds. */
export const anyBindingUsed = prepare((db, $: Slots<{ tenantId: string }>) =>
  db
    .selectFrom('binding.binding')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('last_used_at', 'is not', null)
    .limit(1),
);

export const noteUse = prepare((db, $: Slots<{ tenantId: string; id: string; at: Present }>) =>
  db
    .updateTable('binding.binding')
    .set({ last_used_at: $.at })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type Vouched = Slots<{ tenantId: string; accountId: string; authority: Authority }>;

/** Lets every binding of an account rest on another word. */
export const vouchForBindings = prepare((db, $: Vouched) =>
  db
    .updateTable('binding.binding')
    .set({ authority: $.authority })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('ended_at', 'is', null),
);
