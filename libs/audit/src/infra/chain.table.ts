import { p } from '@mikro-orm/core';
import { defineTable, tenantIsolation } from '#database';

export const chainTable = defineTable('audit.chain', {
  properties: {
    tenantId: p.uuid().primary(),
    lastSequence: p.bigint('string'),
    lastHash: p.blob().$type<Buffer>(),
    lastRecordedAt: p.datetime(),
    firstSequence: p.bigint('string').defaultRaw('1').comment('Oldest record that is kept'),
    head: p
      .json()
      .$type<unknown>()
      .nullable()
      .comment('Signed document that says where the chain ends; null: nobody vouches for it'),
    lock: p
      .text()
      .nullable()
      .comment(
        'Id of a key, a number, and the SHA-256 of the word that statements and changes of the policy need; each word serves once',
      ),
  },
  policies: [
    tenantIsolation(),
    { name: 'worker_looks', command: 'select', using: `current_setting('app.scope', true) = 'worker'` },
  ],
});
