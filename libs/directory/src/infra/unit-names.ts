import { sql, type Slots } from '#database';
import { prepare } from './statements.js';

/** Two at most: more than one says that the word is not enough. */
export const unitsCalled = prepare((db, $: Slots<{ tenantId: string; word: string }>) =>
  db
    .selectFrom('directory.unit')
    .select(['id', 'name'])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb.or([eb('external_id', '=', $.word), eb(sql<string>`id::text`, '=', $.word)]))
    .limit(2),
);
