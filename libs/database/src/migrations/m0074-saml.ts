import { APP_ROLE } from '../app-role.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const ALL = ['select', 'insert', 'update', 'delete'] as const;

/** A function that the application calls with the owner's rights: it returns ids and nothing else. */
const definer = (name: string, parameters: string, returns: string, body: string): string[] => [
  `create function ${name}(${parameters}) returns ${returns}
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ ${body} $$`,
  `revoke all on function ${name} from public`,
  `grant execute on function ${name} to ${APP_ROLE}`,
];

/** Applications that use SAML 2.0: their metadata, their requests, the sessions that use them, and the certificates. */
export const saml = sqlMigration('m0074-saml', [
  `alter table applications.application add column protocol text not null default 'oidc'
     constraint application_protocol_check check (protocol in ('oidc', 'saml'))`,

  ...moduleSchema('saml'),
  `create table saml.service_provider (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    entity_id text not null,
    consumers jsonb not null,
    logouts jsonb not null,
    signing_certificates text[] not null,
    encryption_certificates text[] not null,
    signs_requests boolean not null,
    name_id_format text not null check (name_id_format in ('persistent', 'email', 'username', 'transient')),
    signed text not null check (signed in ('assertion', 'response', 'both')),
    encrypts boolean not null,
    attributes jsonb not null,
    name_id_salt uuid not null default gen_random_uuid(),
    constraint service_provider_entity unique (tenant_id, entity_id),
    foreign key (tenant_id, id) references applications.application (tenant_id, id) on delete cascade
  )`,
  `comment on column saml.service_provider.consumers is 'Assertion consumer services: where answers may go, and nowhere else'`,
  `comment on column saml.service_provider.name_id_salt is 'By which nobody else can tell who a persistent id is'`,
  ...tenantOwned('saml.service_provider', ALL),

  `create table saml.request (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    application_id uuid not null,
    request_id text,
    consumer text not null,
    relay_state text,
    forces_logon boolean not null,
    is_passive boolean not null,
    name_id_format text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade
  )`,
  `comment on column saml.request.request_id is 'As the application calls it; null: begun at the portal'`,
  `create unique index request_once on saml.request (tenant_id, application_id, request_id) where request_id is not null`,
  `create index request_expired on saml.request (expires_at)`,
  ...tenantOwned('saml.request', ALL, 'worker'),

  `create table saml.participation (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    session_id uuid not null,
    application_id uuid not null,
    account_id uuid not null,
    session_index text not null,
    name_id text not null,
    name_id_format text not null,
    check_at timestamptz not null,
    ended_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz
  )`,
  `comment on column saml.participation.check_at is 'When the session may have expired'`,
  `comment on column saml.participation.next_attempt_at is 'To tell the application that it has ended'`,
  `create unique index participation_of_session on saml.participation (tenant_id, session_id, application_id)
   where ended_at is null`,
  `create index participation_by_name on saml.participation (tenant_id, application_id, name_id) where ended_at is null`,
  `create index participation_check on saml.participation (check_at) where ended_at is null`,
  `create index participation_due on saml.participation (next_attempt_at) where next_attempt_at is not null`,
  ...tenantOwned('saml.participation', ALL, 'worker'),
  ...definer(
    'saml.notices_due',
    'present timestamptz, most integer',
    'table (tenant_id uuid, id text)',
    `select tenant_id, id::text from saml.participation
     where next_attempt_at <= present order by next_attempt_at limit most`,
  ),
  ...definer(
    'saml.checks_due',
    'present timestamptz',
    'boolean',
    'select exists (select from saml.participation where ended_at is null and check_at <= present)',
  ),

  `create table saml.certificate (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    certificate text not null,
    private_key_encrypted text not null,
    created_at timestamptz not null,
    signs_from timestamptz not null,
    retires_at timestamptz
  )`,
  `comment on column saml.certificate.certificate is 'X.509, PEM'`,
  `comment on column saml.certificate.private_key_encrypted is 'AES-256-GCM under the key ring, bound to the row by its id'`,
  `comment on column saml.certificate.signs_from is 'Until then it is only published'`,
  `comment on column saml.certificate.retires_at is 'Until then it is published; null: no other one follows yet'`,
  `create unique index certificate_in_use on saml.certificate (tenant_id) where retires_at is null`,
  ...tenantOwned('saml.certificate', ALL, 'worker'),
]);
