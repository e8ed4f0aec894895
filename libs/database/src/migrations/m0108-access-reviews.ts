import { definerFunction } from '../definer-function.js';
import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** People who may no longer use an application are logged off there: accounts that wait for this review. */
export const accessReviews = sqlMigration('m0108-access-reviews', [
  `create table applications.access_review (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    application_ids uuid[],
    account_ids uuid[],
    attempts integer not null default 0,
    next_attempt_at timestamptz not null
  )`,
  `comment on column applications.access_review.application_ids is 'Null: every one that not everybody may use'`,
  `comment on column applications.access_review.account_ids is 'Null: everybody'`,
  `create index access_review_due on applications.access_review (next_attempt_at)`,
  ...tenantOwned('applications.access_review', ['select', 'insert', 'update', 'delete'], 'worker'),
  ...definerFunction(
    'applications.access_reviews_due',
    'present timestamptz, most integer',
    'table (tenant_id uuid, id text)',
    `select tenant_id, id::text from applications.access_review
     where next_attempt_at <= present order by next_attempt_at limit most`,
  ),
  `create index visit_of_application on forward_auth.visit (tenant_id, application_id, account_id)`,
  `create index participation_of_application on single_logout.participation (tenant_id, application_id, account_id)
   where ended_at is null`,
  `create index artifact_of_application on oidc.artifact (tenant_id, application_id, account_id)
   where account_id is not null`,
]);
