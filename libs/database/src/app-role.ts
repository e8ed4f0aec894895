/**
 * The role that every process works as. It owns nothing and cannot bypass row-level security; the login of
 * `DATABASE_URL` only has to be a member of it.
 */
export const APP_ROLE = 'openeiam_app';

/** Milliseconds after which the server ends a statement, so that no request waits for ever. */
const STATEMENT_TIMEOUT_MS = 10_000;

/** Milliseconds after which the server ends a transaction that its process forgot. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;

/** Milliseconds that a request waits for a free or new connection before it is refused. */
export const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Milliseconds after which a connection is given up that does not answer: more than the server lets a statement run. A network
 * that swallows everything would otherwise be waited for as long as the operating system likes.
 */
export const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 2_000;

/** Milliseconds of silence after which the operating system asks whether the other side is still there. */
export const KEEP_ALIVE_MS = 10_000;

/**
 * Milliseconds after which the server ends a statement that streams, the time included in which nobody reads: a snapshot
 * that stays open keeps PostgreSQL from clearing up behind it.
 */
export const LONG_READ_TIMEOUT_MS = 30 * 60_000;

/** Start-up options of every connection: role and time-outs, set without a round trip. */
export const CONNECTION_OPTIONS = optionsFor(STATEMENT_TIMEOUT_MS);

/** The same for connections that read more than memory holds. */
export const LONG_READ_OPTIONS = optionsFor(LONG_READ_TIMEOUT_MS);

function optionsFor(statementTimeoutMs: number): string {
  return [
    `-c role=${APP_ROLE}`,
    `-c statement_timeout=${String(statementTimeoutMs)}`,
    `-c idle_in_transaction_session_timeout=${String(IDLE_IN_TRANSACTION_TIMEOUT_MS)}`,
  ].join(' ');
}
