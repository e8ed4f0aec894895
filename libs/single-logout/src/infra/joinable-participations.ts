import { db } from './statements.js';

/** Participations that have not ended, as protocols may join them, by tenant, session and application: to read, never to write. */
export const joinableParticipations = db
  .selectFrom('single_logout.participation')
  .where('ended_at', 'is', null)
  .select(['tenant_id', 'id', 'session_id', 'application_id', 'protocol', 'known_as', 'details']);
