import type { SqlParams } from '#database';
import { prepare } from './statements.js';

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
}

/** Removes phone numbers that several people share from what was read: they identify nobody, and are not passed on to applications. */
export const leaveOutSharedNumbers = prepare((db, $: SqlParams<OfRun>) =>
  db
    .with('shared', (db) =>
      db
        .selectFrom('directory.staged_person')
        .select('phone_number')
        .where('tenant_id', '=', $.tenantId)
        .where('run_id', '=', $.runId)
        .where('phone_number', 'is not', null)
        .groupBy('phone_number')
        .having((eb) => eb.fn.countAll(), '>', 1)
        // After an event only few people are read, so known people count too, except those who were just read: they may have a new number.
        .union(
          db
            .selectFrom('directory.staged_person as s')
            .innerJoin('directory.person as p', (join) =>
              join
                .on('p.tenant_id', '=', $.tenantId)
                .on('p.connection_id', '=', $.connectionId)
                .on('p.state', '=', 'present')
                .onRef('p.phone_number', '=', 's.phone_number')
                .onRef('p.subject', '<>', 's.key'),
            )
            .select('s.phone_number')
            .where('s.tenant_id', '=', $.tenantId)
            .where('s.run_id', '=', $.runId)
            .where((eb) =>
              eb.not(
                eb.exists(
                  eb
                    .selectFrom('directory.staged_person as o')
                    .select('o.key')
                    .where('o.tenant_id', '=', $.tenantId)
                    .where('o.run_id', '=', $.runId)
                    .whereRef('o.key', '=', 'p.subject'),
                ),
              ),
            ),
        ),
    )
    .updateTable('directory.staged_person')
    .set({ phone_number: null, phone_number_verified: false, phone_number_shared: true })
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where('phone_number', 'in', (eb) => eb.selectFrom('shared').select('phone_number')),
);
