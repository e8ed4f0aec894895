import { definerFunction } from '../definer-function.js';
import { sqlMigration } from './sql-migration.js';

/** Days for which an account is suspended before it is archived, unless the tenant sets another number. */
const DEFAULT_DAYS = 90;

/** An account that has been suspended for long is archived; it can be restored as it was. */
export const archivedAccounts = sqlMigration('m0106-archived-accounts', [
  `alter table accounts.account add column suspended_at timestamptz, add column archived_at timestamptz`,
  // It is unknown how long they have been suspended: the grace period begins now.
  `update accounts.account set suspended_at = now() where status = 'suspended'`,
  `alter table accounts.account add constraint account_suspended_check
     check ((status = 'suspended') = (suspended_at is not null)),
   add constraint account_archived_check check (archived_at is null or suspended_at is not null)`,
  `comment on column accounts.account.suspended_at is 'Since when the account is suspended without a break'`,
  `comment on column accounts.account.archived_at is 'Since when it is left out of lists; it is suspended as before'`,
  `create index account_archivable on accounts.account (tenant_id, suspended_at, id)
     where suspended_at is not null and archived_at is null`,
  ...definerFunction(
    'accounts.archiving_due',
    'present timestamptz, most integer',
    'setof uuid',
    `select t.id from tenancy.tenant t where t.status = 'active' and exists (
       select from accounts.account a
       where a.tenant_id = t.id and a.suspended_at is not null and a.archived_at is null
         and a.suspended_at <= present - make_interval(days =>
           coalesce((t.settings ->> 'archiveAfterDays')::int, ${String(DEFAULT_DAYS)})))
     limit most`,
  ),
]);
