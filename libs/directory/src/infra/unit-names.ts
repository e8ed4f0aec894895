import { sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

/** At most two: more than one shows that the word is ambiguous. */
export const unitsCalled = prepare((db, $: SqlParams<{ tenantId: string; word: string }>) =>
  db
    .selectFrom('directory.unit')
    .select(['id', 'name'])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb.or([eb('external_id', '=', $.word), eb(sql<string>`id::text`, '=', $.word)]))
    .limit(2),
);
