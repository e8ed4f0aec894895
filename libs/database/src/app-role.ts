/**
 * The role that every process works as. It owns nothing and cannot bypass row-level security; the login of
 * `DATABASE_URL` only has to be a member of it.
 */
export const APP_ROLE = 'openeiam_app';

/** Milliseconds after which the server ends a statement, so that no request waits for ever. */
const STATEMENT_TIMEOUT_MS = 10_000;

/** Milliseconds after which the server ends a transaction that its process forgot. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;

/** Start-up options of every connection: role and time-outs, set without a round trip. */
export const CONNECTION_OPTIONS = [
  `-c role=${APP_ROLE}`,
  `-c statement_timeout=${String(STATEMENT_TIMEOUT_MS)}`,
  `-c idle_in_transaction_session_timeout=${String(IDLE_IN_TRANSACTION_TIMEOUT_MS)}`,
].join(' ');
