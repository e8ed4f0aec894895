import type { SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { providerKey } from '#providers';
import type { UnlinkedRuleKind } from '../unlinked/rule.js';
import { prepare } from './statements.js';

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

export const unlinkedRuleOf = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .selectFrom('binding.unknown_rule')
    .select(['kind', 'unit_id as unitId'])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);

/** The rule of every connection that has one. */
export const unlinkedRulesOf = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('binding.unknown_rule')
    .select((eb) => [
      'connection_id as connectionId',
      'kind',
      providerKey(eb.ref('connection_id')).as('provider'),
    ])
    .where('tenant_id', '=', $.tenantId),
);

/** Rules that name one of these units, locked until the transaction ends. */
export const rulesWithUnits = prepare((db, $: SqlParams<{ tenantId: string; unitIds: readonly string[] }>) =>
  db
    .selectFrom('binding.unknown_rule')
    .select(['connection_id as connectionId', 'unit_id as unitId'])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('unit_id', '=', eb.fn.any($.unitIds)))
    .forUpdate(),
);

interface Chosen extends OfConnection {
  readonly kind: UnlinkedRuleKind;
  readonly unitId: string | null;
  readonly now: DatabaseNow;
}

export const putUnlinkedRule = prepare((db, $: SqlParams<Chosen>) =>
  db
    .insertInto('binding.unknown_rule')
    .values({
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      kind: $.kind,
      unit_id: $.unitId,
      changed_at: $.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        unit_id: eb.ref('excluded.unit_id'),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    ),
);
