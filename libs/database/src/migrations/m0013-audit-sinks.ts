import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Progress of each place outside the database that stores checkpoints. */
export const auditSinks = sqlMigration('m0013-audit-sinks', [
  `create table audit.checkpoint_sink (
    tenant_id uuid not null,
    sink text not null,
    sequence bigint not null default 0,
    delivered_at timestamptz,
    failures int not null default 0,
    next_attempt_at timestamptz,
    error text,
    primary key (tenant_id, sink)
  )`,
  `comment on column audit.checkpoint_sink.sink is 'Kind of the place, and a hash of where it is: another place begins anew'`,
  `comment on column audit.checkpoint_sink.sequence is 'Newest checkpoint that has been delivered'`,
  ...tenantOwned('audit.checkpoint_sink', ['select', 'insert', 'update'], 'worker'),
  // Workers look for tenants whose log has grown, and for checkpoints to deliver.
  ...['chain', 'checkpoint'].map(
    (table) => `create policy worker_looks on audit.${table} for select
      using (current_setting('app.scope', true) = 'worker')`,
  ),
]);
