/**
 * Network errors of Node, and PostgreSQL's classes 08 (connection), 53 (resources) and 57P (operator intervention). 25006: the server
 * accepts no writes, like a former primary after a failover.
 */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|53\w{3}|57P0\d|25006)$/;

/** Messages of `pg` and `ioredis` without a code, BullMQ's prefix for them, and messages of Redis while it starts or is a replica. */
const MESSAGES =
  /^(?:Failed to add repeatable job for next iteration: )?(?:(?:connect|read|write|getaddrinfo) E[A-Z_]+\b|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query read timeout|Connection is closed|Stream isn't writeable|Command timed out|Reached the max retries per request|LOADING |READONLY )/;

/** PostgreSQL's message for 25006; BullMQ passes on the message but not the code. */
const READ_ONLY = /cannot execute [A-Z ]+ in a read-only transaction/;

const DEPTH = 6;

/**
 * Whether an error means that a service cannot be reached or written to at the moment, or does not answer. Unlike a defect, that passes.
 */
export function isServiceAway(error: unknown): boolean {
  return some(
    error,
    (one) =>
      CODES.test(codeOf(one)) ||
      MESSAGES.test(one.message) ||
      READ_ONLY.test(one.message) ||
      one.name === 'DeadlineError',
  );
}

/** Whether PostgreSQL was reached but accepts no writes. */
export function isReadOnly(error: unknown): boolean {
  return some(error, (one) => codeOf(one) === '25006');
}

/** Whether the condition holds for the error, for one of its parts, or for its cause. */
function some(error: unknown, holds: (error: Error) => boolean, depth = 0): boolean {
  if (!Error.isError(error) || depth > DEPTH) return false;
  if (holds(error)) return true;
  // Connecting makes one attempt per address of the host; the attempts fail together.
  return [...partsOf(error), error.cause].some((one) => some(one, holds, depth + 1));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The errors inside an `AggregateError`, including Node's own, whose class differs in a test. */
export function partsOf(error: Error): readonly unknown[] {
  return 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
}
