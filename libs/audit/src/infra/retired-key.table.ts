import { p } from '@mikro-orm/core';
import { defineTable } from '#database';

/** Public halves of log keys that have left the key ring, each signed with a key that was in the ring then. */
export const retiredKeyTable = defineTable('audit.retired_key', {
  comment: `Public halves of the log's keys that have left the key ring, each signed with a key that was in it then`,
  properties: {
    id: p.uuid().primary(),
    keyId: p.text(),
    document: p.json().$type<unknown>(),
  },
});
