import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

type At = { readonly tenantId: string; readonly now: DatabaseNow };

/** A due webhook, with the message that was not accepted yet, if any. */
export const dueWebhook = prepare((db, $: SqlParams<At>) =>
  db
    .selectFrom('audit.webhook')
    .select([
      'url',
      'secret_encrypted as secret',
      'headers_encrypted as headers',
      'next_sequence as next',
      'message_id as message',
      'message_last as last',
      'failures',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('next_attempt_at', '<=', $.now)
    .forUpdate(),
);

/** Stores the id and the last record of the message that is being sent. */
export const noteMessage = prepare((db, $: SqlParams<At & { id: string; last: string }>) =>
  db
    .updateTable('audit.webhook')
    .set({ message_id: $.id, message_last: $.last, last_attempt_at: $.now })
    .where('tenant_id', '=', $.tenantId),
);

/** Advances past an accepted message, unless another message has replaced it. */
export const noteAccepted = prepare((db, $: SqlParams<At & { id: string }>) =>
  db
    .updateTable('audit.webhook')
    .set({
      next_sequence: sql<string>`message_last + 1`,
      message_id: null,
      message_last: null,
      failures: 0,
      last_failure: null,
      accepted_at: $.now,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('message_id', '=', $.id),
);

type Refused = At & { readonly id: string; readonly failure: string; readonly pauseSeconds: number };

export const noteRefused = prepare((db, $: SqlParams<Refused>) =>
  db
    .updateTable('audit.webhook')
    .set({
      failures: sql<number>`failures + 1`,
      last_failure: $.failure,
      next_attempt_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('message_id', '=', $.id),
);
