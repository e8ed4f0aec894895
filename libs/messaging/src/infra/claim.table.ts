import { p } from '@mikro-orm/core';
import { defineTable } from '#database';

export const claimTable = defineTable('messaging.claim', {
  comment: 'What some worker does at present, and no other: jobs by their rows, and long tasks',
  properties: {
    job: p.text().primary(),
    key: p.text().primary(),
    run: p.uuid().comment('The attempt that has it'),
    endsAt: p.datetime().comment('When another one may have it, unless it is renewed. Time of the database'),
  },
  primaryKeys: ['job', 'key'],
});
