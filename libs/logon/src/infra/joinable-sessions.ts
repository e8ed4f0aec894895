import { sql } from '#database';
import { sessionsIn } from './live-sessions.js';
import { db } from './statements.js';

/**
 * Sessions that nothing has ended. Other modules may join them by tenant and id, read-only. Each is valid while `good_until` lies ahead.
 */
export const joinableSessions = sessionsIn(db)
  .select([
    's.tenant_id',
    's.id',
    's.account_id',
    's.authenticated_at',
    's.amr',
    's.acr',
    sql<Date>`least(s.expires_at, s.last_seen_at + make_interval(secs => s.idle_seconds))`.as('good_until'),
  ])
  .where('s.ended_at', 'is', null)
  .where('a.status', '=', 'active')
  .where('t.status', '=', 'active')
  .whereRef('a.session_epoch', '=', 's.account_epoch')
  .whereRef('t.session_epoch', '=', 's.tenant_epoch');
