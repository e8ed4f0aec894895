import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

const ids = () => p.array().$type<readonly string[]>().columnType('uuid[]').nullable();

/** Accounts and applications between which access may have been lost, for the job that reviews them. */
export const accessReviewTable = defineTable('applications.access_review', {
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    applicationIds: ids().comment('Null: every one that not everybody may use'),
    accountIds: ids().comment('Null: everybody'),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(),
  },
  indexes: [{ name: 'access_review_due', properties: 'nextAttemptAt' }],
  policies: [tenantIsolation('worker')],
  references: { tenantId: 'tenancy.tenant' },
});
