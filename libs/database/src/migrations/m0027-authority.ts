import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** Who vouched for a way to log on. Rows from before this column count as the operator's. */
const authority = `text not null default 'operator'
  check (authority in ('operator', 'owner', 'administrator', 'helpdesk', 'auditor', 'member'))`;

/** Ends all sessions at once, and records who vouched for each way to log on. */
export const authorities = sqlMigration('m0027-authority', [
  `alter table accounts.account add column session_epoch integer not null default 0`,
  `comment on column accounts.account.session_epoch is
    'Counts what ended every session of the account at once: a suspension, a raised role'`,
  `alter table tenancy.tenant add column session_epoch integer not null default 0`,
  `comment on column tenancy.tenant.session_epoch is 'Counts suspensions, each of which ended every session'`,
  `grant update (session_epoch) on tenancy.tenant to ${APP_ROLE}`,
  `alter table logon.session add column account_epoch integer not null default 0,
     add column tenant_epoch integer not null default 0`,
  `comment on column logon.session.account_epoch is 'Good only as long as it is the account''s'`,
  `comment on column logon.session.tenant_epoch is 'Good only as long as it is the tenant''s'`,

  `alter table accounts.account add column email_authority text not null default 'operator'
     check (email_authority in ('operator', 'owner', 'administrator', 'helpdesk', 'auditor', 'member'))`,
  `comment on column accounts.account.email_authority is 'On whose word the e-mail address is the owner''s'`,
  `alter table authenticators.password add column authority ${authority}`,
  `alter table binding.binding add column authority ${authority}`,
  `alter table binding.attach_link add column authority ${authority}`,
  `update binding.attach_link l set authority = m.role from accounts.account m
   where m.tenant_id = l.tenant_id and m.id = l.created_by`,
  `alter table authenticators.email_code add column address_mac text`,
  `comment on column authenticators.email_code.address_mac is
    'Keyed hash of the address that it was sent to; null: it was sent to nobody'`,
]);
