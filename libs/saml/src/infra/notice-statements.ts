import { sql, type Slots } from '#database';
import type { Present } from '#kernel';
import { prepare } from './statements.js';

type ById = Slots<{ tenantId: string; id: string; now: Present }>;

/** Takes a notice that is to be sent now, and counts the attempt. */
export const takeNotice = prepare((db, $: ById) =>
  db
    .updateTable('saml.participation')
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
      'session_index as sessionIndex',
      'name_id as nameId',
      'name_id_format as nameIdFormat',
      'attempts',
    ]),
);

export const removeParticipation = prepare((db, $: Slots<{ tenantId: string; id: string }>) =>
  db.deleteFrom('saml.participation').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

type Later = Slots<{ tenantId: string; id: string; now: Present; pauseSeconds: number }>;

export const tellLater = prepare((db, $: Later) =>
  db
    .updateTable('saml.participation')
    .set({ next_attempt_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
