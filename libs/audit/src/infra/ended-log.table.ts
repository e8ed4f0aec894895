import { p } from '@mikro-orm/core';
import { defineTable } from '#database';

/** What stays of the log of a tenant that was deleted: where it ended and what was exported of it, signed. The id is that of the tenant. */
export const endedLogTable = defineTable('audit.ended_log', {
  comment:
    'What stays of the log of a tenant that was deleted: where it ended and what was exported of it, signed. The id is that of the tenant',
  properties: {
    id: p.uuid().primary(),
    document: p.json().$type<unknown>(),
  },
});
