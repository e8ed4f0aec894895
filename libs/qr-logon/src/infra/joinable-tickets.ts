import { db } from './statements.js';

/** Tickets for other modules to join by tenant and id, read-only, in statements of their own. */
export const joinableTickets = db
  .selectFrom('qr_logon.ticket')
  .select(['tenant_id', 'id', 'channel', 'created_at', 'finished_at']);
