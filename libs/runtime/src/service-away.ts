/**
 * Network errors of Node, and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (operator intervention). 25006: it takes
 * no writes, as the former primary after a failover.
 */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|53\w{3}|57P0\d|25006)$/;

/** What `pg` and `ioredis` say without a code, and Redis while it starts or is a replica. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query read timeout|Connection is closed|Stream isn't writeable|Command timed out|Reached the max retries per request|LOADING |READONLY )/;

const DEPTH = 6;

/** Whether an error means that PostgreSQL or Redis cannot be reached or written to now, which passes, unlike a defect. */
export function isServiceAway(error: unknown): boolean {
  return some(error, (one) => CODES.test(codeOf(one)) || MESSAGES.test(one.message));
}

/** Whether PostgreSQL was reached, and takes no writes. */
export function isReadOnly(error: unknown): boolean {
  return some(error, (one) => codeOf(one) === '25006');
}

/** Whether it holds for an error, for one that it was made of, or for its cause. */
function some(error: unknown, holds: (error: Error) => boolean, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEPTH) return false;
  if (holds(error)) return true;
  // One attempt per address of the host: they fail together.
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...parts, error.cause].some((one) => some(one, holds, depth + 1));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
