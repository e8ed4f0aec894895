import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

type ById = SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>;

/** Takes a notice that is due, and counts the attempt. */
export const takeNotice = prepare((db, $: ById) =>
  db
    .updateTable('single_logout.participation')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('next_attempt_at', '<=', $.now)
    .returning([
      'id',
      'tenant_id as tenantId',
      'application_id as applicationId',
      'account_id as accountId',
      'session_id as sessionId',
      'protocol',
      'known_as as knownAs',
      'details',
      'attempts',
    ]),
);

type Later = SqlParams<{ tenantId: string; id: string; now: DatabaseNow; pauseSeconds: number }>;

export const tellLater = prepare((db, $: Later) =>
  db
    .updateTable('single_logout.participation')
    .set({ next_attempt_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
