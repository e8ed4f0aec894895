import { db } from './statements.js';

/** Participations that have not ended. Protocols may join them by tenant, session and application, read-only. */
export const joinableParticipations = db
  .selectFrom('single_logout.participation')
  .where('ended_at', 'is', null)
  .select(['tenant_id', 'id', 'session_id', 'application_id', 'protocol', 'known_as', 'details']);
