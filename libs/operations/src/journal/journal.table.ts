import { p } from '@mikro-orm/core';
import { defineTable } from '#database';

/** Acts of the operator that belong to no tenant, or outlive it. Each document is signed with the key of the log. */
export const journalTable = defineTable('operations.journal', {
  comment:
    'Acts of the operator that belong to no tenant, or outlive it. Each document is signed with the key of the log',
  properties: {
    id: p.uuid().primary(),
    occurredAt: p.datetime(),
    document: p.json().$type<unknown>(),
  },
});
