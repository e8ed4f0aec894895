import { sqlMigration } from './sql-migration.js';

/** Accounts have a phone number, which directory runs fill in. */
export const phoneNumbers = sqlMigration('m0107-phone-numbers', [
  `alter table accounts.account
     add column phone_number text,
     add column phone_number_verified boolean not null default false,
     add constraint account_phone_number_check check (phone_number ~ '^\\+[1-9][0-9]{4,14}$'),
     add constraint account_phone_number_verified_check check (phone_number is not null or not phone_number_verified)`,
  `comment on column accounts.account.phone_number is 'In E.164'`,
  `comment on column accounts.account.phone_number_verified is 'A source has made sure that the number is the person''s'`,
  `create index account_by_phone_number on accounts.account (tenant_id, phone_number) where phone_number is not null`,
  // Files that were checked earlier have no such column: they are checked again.
  `delete from accounts.import where state = 'checked'`,
  `alter table directory.staged_person
     add column phone_number text,
     add column phone_number_verified boolean not null default false,
     add column phone_number_shared boolean not null default false`,
  `comment on column directory.staged_person.phone_number_shared is 'Several people have it, so that nobody is told to'`,
  `alter table directory.person
     add column phone_number text,
     add column phone_number_verified boolean not null default false`,
  `create index person_by_phone_number on directory.person (tenant_id, connection_id, phone_number)
     where phone_number is not null`,
  `alter table directory.settings drop constraint settings_match_by_check,
     add constraint settings_match_by_check check (match_by in ('none', 'email', 'mobile'))`,
]);
