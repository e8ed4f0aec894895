import { definerFunction } from '../definer-function.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const ALL = ['select', 'insert', 'update', 'delete'] as const;

/** Data of OpenID Connect: codes, tokens, grants and pending requests, which sessions use which applications, and people's consents. */
export const oidc = sqlMigration('m0071-oidc', [
  ...moduleSchema('oidc'),
  `alter table applications.client add column subject_salt uuid not null default gen_random_uuid()`,
  `comment on column applications.client.subject_salt is 'By which nobody else can tell who a pairwise subject is'`,
  `create table oidc.artifact (
    tenant_id uuid not null references tenancy.tenant (id),
    model text not null,
    id text not null,
    payload jsonb not null,
    grant_id text,
    uid text,
    user_code text,
    application_id uuid,
    account_id uuid,
    session_id uuid,
    created_at timestamptz not null,
    consumed_at timestamptz,
    expires_at timestamptz,
    primary key (tenant_id, model, id)
  )`,
  `comment on column oidc.artifact.id is 'SHA-256 where the id is what its holder shows'`,
  `comment on column oidc.artifact.session_id is 'Of the portal: it is worth nothing without it'`,
  `create unique index artifact_user_code on oidc.artifact (tenant_id, user_code) where user_code is not null`,
  `create index artifact_expired on oidc.artifact (expires_at)`,
  `create index artifact_of_account on oidc.artifact (tenant_id, account_id, application_id)`,
  `create index artifact_of_grant on oidc.artifact (tenant_id, grant_id) where grant_id is not null`,
  `create index artifact_of_session on oidc.artifact (tenant_id, session_id) where session_id is not null`,
  `create index artifact_uid on oidc.artifact (tenant_id, model, uid) where uid is not null`,
  ...tenantOwned('oidc.artifact', ALL, 'worker'),

  `create table oidc.participation (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    session_id uuid not null,
    application_id uuid not null,
    account_id uuid not null,
    persists boolean not null,
    grant_id text not null,
    sid text not null,
    check_at timestamptz not null,
    ended_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz
  )`,
  `comment on column oidc.participation.persists is 'Its tokens outlive the session: offline access'`,
  `comment on column oidc.participation.sid is 'What the application knows the session by'`,
  `comment on column oidc.participation.check_at is 'When the session may have expired'`,
  `comment on column oidc.participation.next_attempt_at is 'To tell the application that it has ended'`,
  `create unique index participation_of_session on oidc.participation (tenant_id, session_id, application_id, persists)
   where ended_at is null`,
  `create index participation_check on oidc.participation (check_at) where ended_at is null`,
  `create index participation_due on oidc.participation (next_attempt_at) where next_attempt_at is not null`,
  `create index participation_of_account on oidc.participation (tenant_id, account_id, application_id)`,
  ...tenantOwned('oidc.participation', ALL, 'worker'),
  ...definerFunction(
    'oidc.notices_due',
    'present timestamptz, most integer',
    'table (tenant_id uuid, id text)',
    `select tenant_id, id::text from oidc.participation
     where next_attempt_at <= present order by next_attempt_at limit most`,
  ),
  ...definerFunction(
    'oidc.checks_due',
    'present timestamptz',
    'boolean',
    'select exists (select from oidc.participation where ended_at is null and check_at <= present)',
  ),

  `create table oidc.consent (
    tenant_id uuid not null references tenancy.tenant (id),
    account_id uuid not null,
    application_id uuid not null,
    scopes text[] not null,
    given_at timestamptz not null,
    primary key (tenant_id, account_id, application_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade
  )`,
  ...tenantOwned('oidc.consent', ALL),
]);
