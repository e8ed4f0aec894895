import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Factor, and RFC 8176 authentication methods, of logons from before proofs were stored, by their method. */
const FACTOR = `case method when 'password' then 'knowledge' else 'possession' end`;
const AMR = `case method when 'password' then array['pwd'] when 'dingtalk-qr' then array['mca', 'user'] else array['otp'] end`;

/**
 * A logon is one row, and each proof of its account is a row of its own. A session records how it was authenticated (`amr`, `acr`) and for
 * which application.
 */
export const proofs = sqlMigration('m0038-proofs', [
  // Replaces the index on the id alone: one more index would cost in every logon.
  `alter table logon.logon drop constraint logon_pkey, add primary key (tenant_id, id)`,
  `alter table logon.logon add column needs text, add column account_epoch integer, add column tenant_epoch integer,
     add column application uuid`,
  `comment on column logon.logon.needs is 'Key of the requirement that it waits for; null: it waits for nothing'`,
  `comment on column logon.logon.step is 'Key of the requirement whose completion is part of its end, such as an attachment'`,
  `comment on column logon.logon.account_epoch is 'The account''s when a proof of it was kept: the logon is worth nothing with another'`,
  `comment on column logon.logon.tenant_epoch is 'The tenant''s at that moment, likewise'`,
  `comment on column logon.logon.application is 'For which it began, if for any'`,
  `update logon.logon set needs = step where state = 'awaiting_proof'`,

  `create table logon.proof (
    id uuid not null,
    tenant_id uuid not null,
    logon_id uuid not null,
    account_id uuid not null,
    method text not null,
    factor text not null check (factor in ('knowledge', 'possession', 'inherence')),
    amr text[] not null,
    authority text,
    born_of uuid,
    proven_at timestamptz not null,
    primary key (tenant_id, logon_id, id),
    foreign key (tenant_id, logon_id) references logon.logon (tenant_id, id) on delete cascade,
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
  )`,
  `comment on column logon.proof.amr is 'Values of RFC 8176'`,
  `comment on column logon.proof.authority is 'On whose word it rests; null: from a time when that was not kept'`,
  `comment on column logon.proof.born_of is 'What it is worth something by and ends with, for example a binding'`,
  ...tenantOwned('logon.proof', ['select', 'insert', 'update', 'delete'], 'worker'),
  `insert into logon.proof (id, tenant_id, logon_id, account_id, method, factor, amr, born_of, proven_at)
   select gen_random_uuid(), tenant_id, id, account_id, method, ${FACTOR}, ${AMR}, born_of, completed_at
   from (select l.tenant_id, l.id, l.account_id, coalesce(s.method, l.method) as method, s.born_of, l.completed_at
         from logon.logon l left join logon.session s on s.tenant_id = l.tenant_id and s.id = l.session_id
         where l.state = 'completed' and l.account_id is not null) completed`,

  `alter table logon.session add column amr text[], add column acr text, add column application uuid`,
  `comment on column logon.session.amr is 'By what it was last authenticated: values of RFC 8176'`,
  `comment on column logon.session.acr is 'How well it was last authenticated'`,
  `comment on column logon.session.application is 'For which the logon began, if for any'`,
  `update logon.session set amr = ${AMR}, acr = 'urn:openeiam:acr:single-factor'`,
  // When DingTalk ran on the same device, there was only one channel.
  `update logon.session s set amr = array['user'] from logon.logon l join dingtalk_qr.ticket t
     on t.tenant_id = l.tenant_id and t.id = l.begun_by and t.channel = 'in_app'
   where s.tenant_id = l.tenant_id and s.id = l.session_id and s.method = 'dingtalk-qr'`,
  `alter table logon.session alter column amr set not null, alter column acr set not null`,
]);
