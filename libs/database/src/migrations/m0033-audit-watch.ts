import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Results of the workers' own checks of each log. */
export const auditWatch = sqlMigration('m0033-audit-watch', [
  `create table audit.watch (
    tenant_id uuid primary key,
    looked_at timestamptz not null,
    round_began_at timestamptz not null,
    walked_to bigint,
    code text,
    sequence bigint,
    finding text,
    since timestamptz,
    check ((code is null) = (since is null) and (code is null) = (finding is null))
  )`,
  `comment on column audit.watch.walked_to is
    'Last record that was looked at in this round; null: the round is over, the next one begins a day after it began'`,
  `comment on column audit.watch.code is 'What is wrong; null: nothing'`,
  ...tenantOwned('audit.watch', ['select', 'insert', 'update'], 'worker'),
]);
