import { sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

type Of = SqlParams<{ tenantId: string }>;

/** The number of people in the directory, by connection. */
export const countPeople = prepare((db, $: Of) =>
  db
    .selectFrom('directory.person')
    .select([
      'connection_id as connectionId',
      sql<number>`count(*) filter (where state = 'present')::integer`.as('people'),
      sql<number>`count(*) filter (where state = 'left')::integer`.as('left'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .groupBy('connection_id'),
);

export const countUnits = prepare((db, $: Of) =>
  db
    .selectFrom('directory.unit')
    .select(['connection_id as connectionId', sql<number>`count(*)::integer`.as('units')])
    .where('tenant_id', '=', $.tenantId)
    .groupBy('connection_id'),
);
