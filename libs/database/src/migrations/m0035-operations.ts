import { APP_ROLE } from '../app-role.js';
import { moduleSchema } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** The operator's actions on the whole installation, and the public halves of keys that have left the ring. */
export const operations = sqlMigration('m0035-operations', [
  ...moduleSchema('operations'),
  `create table operations.journal (
    id uuid primary key,
    occurred_at timestamptz not null,
    document jsonb not null
  )`,
  `comment on table operations.journal is
    'Acts of the operator that belong to no tenant, or outlive it. Each document is signed with the key of the log'`,
  `grant select, insert on operations.journal to ${APP_ROLE}`,

  `create table audit.retired_key (
    id uuid primary key,
    key_id text not null,
    document jsonb not null
  )`,
  `comment on table audit.retired_key is
    'Public halves of the log''s keys that have left the key ring, each signed with a key that was in it then'`,
  `grant select, insert on audit.retired_key to ${APP_ROLE}`,
]);
