import type { SqlParams } from '#database';
import { joinableUnits } from '#directory';
import { prepare } from './statements.js';

/** Those of the departments that exist. */
export const unitsNamed = prepare((db, $: SqlParams<{ tenantId: string; ids: readonly string[] }>) =>
  db
    .selectFrom(joinableUnits.as('u'))
    .select(['u.id', 'u.name'])
    .where('u.tenant_id', '=', $.tenantId)
    .where((eb) => eb('u.id', '=', eb.fn.any($.ids)))
    .orderBy('u.name')
    .orderBy('u.id'),
);
