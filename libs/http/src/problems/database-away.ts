/** Network errors of Node, and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (operator intervention). */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|53\w{3}|57P0\d)$/;

/** What `pg` says without a code. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

const DEPTH = 6;

/** Whether an error means that PostgreSQL cannot be reached now, which passes, unlike a defect. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEPTH) return false;
  if ('code' in error && typeof error.code === 'string' && CODES.test(error.code)) return true;
  if (MESSAGES.test(error.message)) return true;
  // One attempt per address of the host: they fail together.
  if (error instanceof AggregateError && error.errors.some((one) => isDatabaseAway(one, depth + 1)))
    return true;
  return isDatabaseAway(error.cause, depth + 1);
}
