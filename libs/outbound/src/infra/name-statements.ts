import type { SqlParams } from '#database';
import { joinableUnits } from '#directory';
import { joinableGroups } from '#groups';
import { prepare } from './statements.js';

type Of = SqlParams<{ tenantId: string; ids: readonly string[] }>;

export const groupNamesOf = prepare((db, $: Of) =>
  db
    .selectFrom(joinableGroups.as('g'))
    .select(['g.id', 'g.name'])
    .where('g.tenant_id', '=', $.tenantId)
    .where((eb) => eb('g.id', '=', eb.fn.any($.ids))),
);

export const unitNamesOf = prepare((db, $: Of) =>
  db
    .selectFrom(joinableUnits.as('u'))
    .select(['u.id', 'u.name'])
    .where('u.tenant_id', '=', $.tenantId)
    .where((eb) => eb('u.id', '=', eb.fn.any($.ids))),
);
