import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

/** The signed statements about a log: where it begins, and why. */
export const statementTable = defineTable('audit.statement', {
  comment: 'What holders of the key ring have stated about a log, signed: where it begins, and why',
  properties: {
    tenantId: p.uuid().primary(),
    number: p.integer().primary(),
    document: p.json().$type<unknown>(),
  },
  primaryKeys: ['tenantId', 'number'],
  checks: [{ name: 'statement_number_check', expression: 'number > 0' }],
  policies: [tenantIsolation()],
});
