import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Applications behind proxies: their hosts, codes on their way to one, and visits. */
export const forwardAuth = sqlMigration('m0077-forward-auth', [
  `alter table applications.application drop constraint application_protocol_check`,
  `alter table applications.application add constraint application_protocol_check
     check (protocol in ('oidc', 'saml', 'forward'))`,

  ...moduleSchema('forward_auth'),
  `create table forward_auth.host (
    tenant_id uuid not null references tenancy.tenant (id),
    host text not null,
    application_id uuid not null,
    primary key (tenant_id, host),
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade
  )`,
  `comment on column forward_auth.host.host is 'As browsers write it, with its port unless it is the usual one'`,
  `create index host_of_application on forward_auth.host (tenant_id, application_id)`,
  ...tenantOwned('forward_auth.host', ['select', 'insert', 'delete']),

  `create table forward_auth.hand_over (
    tenant_id uuid not null references tenancy.tenant (id),
    code_hash bytea not null,
    browser_hash text not null,
    host text not null,
    return_to text not null,
    application_id uuid not null,
    account_id uuid not null,
    session_id uuid not null,
    expires_at timestamptz not null,
    primary key (tenant_id, code_hash),
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade
  )`,
  `comment on column forward_auth.hand_over.code_hash is 'SHA-256'`,
  `comment on column forward_auth.hand_over.browser_hash is 'Of what the browser holds at the host that it goes back to'`,
  `comment on column forward_auth.hand_over.session_id is 'Of the portal: it is worth nothing without it'`,
  `create index hand_over_expired on forward_auth.hand_over (expires_at)`,
  ...tenantOwned('forward_auth.hand_over', ['select', 'insert', 'update', 'delete'], 'worker'),

  `create table forward_auth.visit (
    tenant_id uuid not null references tenancy.tenant (id),
    secret_hash bytea not null,
    host text not null,
    application_id uuid not null,
    account_id uuid not null,
    session_id uuid not null,
    expires_at timestamptz not null,
    primary key (tenant_id, secret_hash),
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade
  )`,
  `comment on column forward_auth.visit.secret_hash is 'SHA-256'`,
  `comment on column forward_auth.visit.session_id is 'Of the portal: it is worth nothing without it'`,
  `create index visit_expired on forward_auth.visit (expires_at)`,
  ...tenantOwned('forward_auth.visit', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
