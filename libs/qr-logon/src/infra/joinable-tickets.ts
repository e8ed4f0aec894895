import { db } from './statements.js';

/** Tickets as other modules may join them in a statement of their own, by tenant and id: to read, never to write. */
export const joinableTickets = db
  .selectFrom('qr_logon.ticket')
  .select(['tenant_id', 'id', 'channel', 'created_at', 'finished_at']);
