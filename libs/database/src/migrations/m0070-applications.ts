import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const ALL = ['select', 'insert', 'update', 'delete'] as const;

/** Applications that people log on to through the portal, who may use them, and the keys that sign their tokens. */
export const applications = sqlMigration('m0070-applications', [
  ...moduleSchema('applications'),
  `create table applications.application (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    name text not null,
    description text not null,
    logo text,
    owner_id uuid,
    state text not null check (state in ('enabled', 'disabled')),
    audience text not null check (audience in ('everyone', 'assigned')),
    start_url text,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint application_of_tenant unique (tenant_id, id),
    foreign key (tenant_id, owner_id) references accounts.account (tenant_id, id)
  )`,
  `comment on column applications.application.logo is 'A bitmap as data URI'`,
  `comment on column applications.application.owner_id is 'The account that answers for it'`,
  `comment on column applications.application.version is 'Counts changes, those of its client, too'`,
  `create index application_by_name on applications.application (tenant_id, name, id)`,
  ...tenantOwned('applications.application', ALL),

  `create table applications.client (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    authentication text not null check (authentication in ('client_secret', 'private_key_jwt', 'none')),
    grant_types text[] not null,
    redirect_uris text[] not null,
    post_logout_redirect_uris text[] not null,
    backchannel_logout_uri text,
    public_keys jsonb,
    scopes text[] not null,
    apis text[] not null,
    api_scopes text[] not null,
    asks_consent boolean not null,
    subject_type text not null check (subject_type in ('public', 'pairwise')),
    id_token_algorithm text not null check (id_token_algorithm in ('RS256', 'ES256', 'EdDSA')),
    access_token_seconds integer not null,
    refresh_token_seconds integer not null,
    constraint client_of_tenant unique (tenant_id, id),
    foreign key (tenant_id, id) references applications.application (tenant_id, id) on delete cascade
  )`,
  ...tenantOwned('applications.client', ALL),

  `create table applications.client_secret (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    application_id uuid not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    foreign key (tenant_id, application_id) references applications.client (tenant_id, id) on delete cascade
  )`,
  `comment on column applications.client_secret.secret_hash is 'SHA-256'`,
  `comment on column applications.client_secret.expires_at is 'Of a secret that another one has replaced'`,
  `create index client_secret_of_client on applications.client_secret (tenant_id, application_id)`,
  ...tenantOwned('applications.client_secret', ALL),

  `create table applications.assignment (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    application_id uuid not null,
    role text,
    account_id uuid,
    created_at timestamptz not null,
    check ((role is null) <> (account_id is null)),
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade,
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
  )`,
  `create unique index assignment_of_account on applications.assignment (tenant_id, application_id, account_id)
   where account_id is not null`,
  `create unique index assignment_of_role on applications.assignment (tenant_id, application_id, role)
   where role is not null`,
  ...tenantOwned('applications.assignment', ['select', 'insert', 'delete']),

  `create table applications.signing_key (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    algorithm text not null check (algorithm in ('RS256', 'ES256', 'EdDSA')),
    public_jwk jsonb not null,
    private_jwk_encrypted text not null,
    created_at timestamptz not null,
    retires_at timestamptz
  )`,
  `comment on column applications.signing_key.id is 'Key id: the kid of what it signs'`,
  `comment on column applications.signing_key.private_jwk_encrypted is 'AES-256-GCM under the key ring, bound to the row by its id'`,
  `comment on column applications.signing_key.retires_at is 'Null: it signs. Otherwise another one does, and this one is published until then'`,
  `create unique index signing_key_in_use on applications.signing_key (tenant_id, algorithm) where retires_at is null`,
  `create index signing_key_by_age on applications.signing_key (created_at) where retires_at is null`,
  ...tenantOwned('applications.signing_key', ALL, 'worker'),
]);
