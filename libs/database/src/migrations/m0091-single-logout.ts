import { definerFunction } from '../definer-function.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const COLUMNS =
  'id, tenant_id, session_id, application_id, account_id, protocol, known_as, details, check_at';

/** Which sessions use which applications, for all protocols in one table. Pending logout notifications are sent from it. */
export const singleLogout = sqlMigration('m0091-single-logout', [
  ...moduleSchema('single_logout'),
  `create table single_logout.participation (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    session_id uuid not null,
    application_id uuid not null,
    account_id uuid not null,
    protocol text not null,
    known_as text not null,
    details jsonb not null,
    check_at timestamptz not null,
    ended_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz
  )`,
  `comment on column single_logout.participation.known_as is
     'What the application calls it: sid of OpenID Connect, name of the person in SAML'`,
  `comment on column single_logout.participation.details is 'What the protocol keeps of it besides'`,
  `comment on column single_logout.participation.check_at is 'When the session may have expired'`,
  `comment on column single_logout.participation.next_attempt_at is 'To tell the application that it has ended'`,

  // A session had two participations in an application if it had both tokens that end with it and tokens that do not.
  `insert into single_logout.participation (${COLUMNS})
   select (array_agg(id order by id))[1], tenant_id, session_id, application_id, (array_agg(account_id))[1], 'oidc', min(sid),
     jsonb_object_agg(case when persists then 'offlineGrant' else 'grant' end, grant_id), min(check_at)
   from oidc.participation where ended_at is null group by tenant_id, session_id, application_id`,
  `insert into single_logout.participation (${COLUMNS}, ended_at, attempts, next_attempt_at)
   select id, tenant_id, session_id, application_id, account_id, 'oidc', sid, '{}', check_at, ended_at, attempts, next_attempt_at
   from oidc.participation where ended_at is not null`,
  `insert into single_logout.participation (${COLUMNS}, ended_at, attempts, next_attempt_at)
   select id, tenant_id, session_id, application_id, account_id, 'saml', name_id,
     jsonb_build_object('sessionIndex', session_index, 'nameIdFormat', name_id_format), check_at, ended_at, attempts, next_attempt_at
   from saml.participation`,
  ...['oidc', 'saml'].flatMap((schema) => [
    `drop function ${schema}.notices_due(timestamptz, integer)`,
    `drop function ${schema}.checks_due(timestamptz)`,
    `drop table ${schema}.participation`,
  ]),

  `create unique index participation_of_session on single_logout.participation (tenant_id, session_id, application_id)
   where ended_at is null`,
  `create index participation_check on single_logout.participation (check_at) where ended_at is null`,
  `create index participation_due on single_logout.participation (next_attempt_at) where next_attempt_at is not null`,
  `create index participation_known_as on single_logout.participation (tenant_id, application_id, known_as) where ended_at is null`,
  `create index participation_of_account on single_logout.participation (tenant_id, account_id, application_id)`,
  ...tenantOwned('single_logout.participation', ['select', 'insert', 'update', 'delete'], 'worker'),
  ...definerFunction(
    'single_logout.notices_due',
    'present timestamptz, most integer',
    'table (tenant_id uuid, id text)',
    `select tenant_id, id::text from single_logout.participation
     where next_attempt_at <= present order by next_attempt_at limit most`,
  ),
  ...definerFunction(
    'single_logout.checks_due',
    'present timestamptz',
    'boolean',
    'select exists (select from single_logout.participation where ended_at is null and check_at <= present)',
  ),

  // Session ends that a protocol's listener has not received yet go to the common listener, once each.
  `delete from messaging.delivery d where d.listener = 'saml.end-with-session' and exists (
     select from messaging.delivery o
     where o.tenant_id = d.tenant_id and o.event_id = d.event_id and o.listener = 'oidc.end-with-session')`,
  `update messaging.delivery set listener = 'single-logout.end-with-session'
   where listener in ('oidc.end-with-session', 'saml.end-with-session')`,
  // Nothing runs these any more, so they must not count as overdue.
  `delete from messaging.task where id in ('oidc.end-expired', 'saml.end-expired')`,
]);
