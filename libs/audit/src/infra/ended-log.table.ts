import { p } from '@mikro-orm/core';
import { defineTable } from '#database';

/** The signed end of a deleted tenant's log, and its exports. The id is the tenant's. */
export const endedLogTable = defineTable('audit.ended_log', {
  comment:
    'What stays of the log of a tenant that was deleted: where it ended and what was exported of it, signed. The id is that of the tenant',
  properties: {
    id: p.uuid().primary(),
    document: p.json().$type<unknown>(),
  },
});
