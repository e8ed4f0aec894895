import { sql, type Json, type SqlParams, type SqlBool } from '#database';
import { prepare } from './statements.js';

interface OfUnit {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly unitId: string;
}

export const unitOfConnection = prepare((db, $: SqlParams<OfUnit>) =>
  db
    .selectFrom('directory.unit')
    .select('name')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('id', '=', $.unitId),
);

/** Puts an account into a unit, if the unit still exists, until a run places its person. */
export const placeAccount = prepare((db, $: SqlParams<OfUnit & { accountId: string }>) =>
  db
    .insertInto('directory.membership')
    .columns(['tenant_id', 'unit_id', 'account_id', 'connection_id', 'is_primary'])
    .expression((eb) =>
      eb
        .selectFrom('directory.unit')
        .select([
          'tenant_id',
          'id as unit_id',
          sql<string>`${$.accountId}::uuid`.as('account_id'),
          'connection_id',
          sql<boolean>`true`.as('is_primary'),
        ])
        .where('tenant_id', '=', $.tenantId)
        .where('connection_id', '=', $.connectionId)
        .where('id', '=', $.unitId),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

interface Given {
  readonly subject: string;
  readonly email: string;
}

interface Sharing {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly identities: Json<readonly Given[]>;
}

/** The subjects whose address another member of the organisation has, too. */
export const peopleSharing = prepare((db, $: SqlParams<Sharing>) =>
  db
    .selectFrom(sql<Given>`jsonb_to_recordset(${$.identities})`.as<'g'>(sql`g (subject text, email text)`))
    .innerJoin('directory.person as p', (join) =>
      join
        .on('p.tenant_id', '=', $.tenantId)
        .on('p.connection_id', '=', $.connectionId)
        .on('p.state', '=', 'present')
        .on(sql<SqlBool>`lower(p.email) = g.email`)
        .onRef('p.subject', '<>', 'g.subject'),
    )
    .select('g.subject')
    .distinct(),
);
