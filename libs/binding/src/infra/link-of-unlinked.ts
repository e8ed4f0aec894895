import { sql } from '#database';
import { db } from './statements.js';

/** The link that an identity of `binding.unlinked_identity as u` has received since. */
export const linkOfUnlinked = db
  .selectFrom('binding.binding as b')
  .select('b.id')
  .where('b.tenant_id', '=', sql.ref<string>('u.tenant_id'))
  .where('b.connection_id', '=', sql.ref<string>('u.connection_id'))
  .where('b.subject', '=', sql.ref<string>('u.subject'))
  .where('b.ended_at', 'is', null);
