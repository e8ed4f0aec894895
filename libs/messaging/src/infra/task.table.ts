import { p } from '@mikro-orm/core';
import { defineTable } from '#database';

/** The recurring tasks of the workers, and their last results. */
export const taskTable = defineTable('messaging.task', {
  comment: 'The recurring tasks of the workers, and how they went last',
  properties: {
    id: p.text().primary(),
    everyMs: p.integer(),
    knownSince: p.datetime(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable().comment('When it last went well'),
    failedAt: p.datetime().nullable(),
    failures: p.integer().default(0).comment('How often it failed since'),
    reason: p.text().nullable(),
  },
});
