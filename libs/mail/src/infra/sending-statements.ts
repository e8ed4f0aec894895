import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface NewMail {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  /** Encrypted. */
  readonly content: string;
  /** Null: it never expires. */
  readonly lifetimeSeconds: number | null;
  readonly now: DatabaseNow;
}

export const insertMail = prepare((db, $: SqlParams<NewMail>) =>
  db.insertInto('mail.outgoing').values({
    id: $.id,
    tenant_id: $.tenantId,
    kind: $.kind,
    content: $.content,
    created_at: $.now,
    expires_at: sql<Date | null>`${$.now}::timestamptz + make_interval(secs => ${$.lifetimeSeconds})`,
    next_attempt_at: $.now,
  }),
);

type Due = SqlParams<{ id: string; now: DatabaseNow }>;

/** Removes an expired mail. */
export const removeExpired = prepare((db, $: Due) =>
  db.deleteFrom('mail.outgoing').where('id', '=', $.id).where('expires_at', '<=', $.now),
);

/** Counts an attempt at a mail that is due, and returns the mail. */
export const takeDue = prepare((db, $: Due) =>
  db
    .updateTable('mail.outgoing')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('id', '=', $.id)
    .where('next_attempt_at', '<=', $.now)
    .returning(['id', 'kind', 'content', 'attempts']),
);

export const removeSent = prepare((db, $: SqlParams<{ id: string }>) =>
  db.deleteFrom('mail.outgoing').where('id', '=', $.id),
);

interface Failed {
  readonly id: string;
  readonly attempts: number;
  readonly error: string;
  /** Null: it is given up. */
  readonly pauseSeconds: number | null;
  readonly now: DatabaseNow;
}

/** Records why an attempt failed, unless another one has begun meanwhile. */
export const noteFailure = prepare((db, $: SqlParams<Failed>) =>
  db
    .updateTable('mail.outgoing')
    .set({
      next_attempt_at: sql<Date | null>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})`,
      error: $.error,
    })
    .where('id', '=', $.id)
    .where('attempts', '=', $.attempts),
);
