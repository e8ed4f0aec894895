import { sql, type SqlParams } from '#database';
import { db, prepare } from './statements.js';

/** People as their source last supplied them. Other modules may join them by tenant and connection, read-only. */
export const joinablePeople = db
  .selectFrom('directory.person')
  .select([
    'tenant_id',
    'connection_id',
    'id',
    'subject',
    'seat',
    'account_id',
    'name',
    'email',
    'phone_number',
    'state',
    'profile',
  ]);

/** The units that people are in, likewise, by the people's accounts. */
export const joinableMemberships = db
  .selectFrom('directory.membership')
  .select(['tenant_id', 'connection_id', 'unit_id', 'account_id']);

/** When a synchronisation of a connection last finished. */
export const lastSynchronised = prepare((db, $: SqlParams<{ tenantId: string; connectionId: string }>) =>
  db
    .selectFrom('directory.run')
    .select(sql<Date | null>`max(finished_at)`.as('at'))
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('kind', '=', 'sync')
    .where('state', '=', 'done'),
);

/**
 * People of a connection's source who are not linked to an account, as far as runs have found them: the conflicts of the last
 * synchronisation, and of the events since.
 */
export function unlinkedPeople(tenantId: string, connectionId: string) {
  const last = db
    .selectFrom('directory.run')
    .select(sql<Date>`max(created_at)`.as('at'))
    .where('tenant_id', '=', tenantId)
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'sync')
    .where('state', '=', 'done');
  return db
    .selectFrom('directory.change as unlinked_c')
    .innerJoin('directory.run as unlinked_r', (join) =>
      join
        .onRef('unlinked_r.tenant_id', '=', 'unlinked_c.tenant_id')
        .onRef('unlinked_r.id', '=', 'unlinked_c.run_id'),
    )
    .select(['unlinked_c.seat', 'unlinked_c.name', 'unlinked_c.email_key', 'unlinked_c.phone_number'])
    .where('unlinked_c.tenant_id', '=', tenantId)
    .where('unlinked_c.kind', '=', 'conflict')
    .where('unlinked_r.connection_id', '=', connectionId)
    .where('unlinked_r.kind', '<>', 'preview')
    .where('unlinked_r.state', '=', 'done')
    .where('unlinked_r.created_at', '>=', last)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('directory.person as unlinked_p')
            .select('unlinked_p.id')
            .where('unlinked_p.tenant_id', '=', tenantId)
            .where('unlinked_p.connection_id', '=', connectionId)
            .where('unlinked_p.state', '=', 'present')
            .whereRef('unlinked_p.subject', '=', 'unlinked_c.subject'),
        ),
      ),
    );
}
