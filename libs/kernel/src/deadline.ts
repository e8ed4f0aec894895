/** Something did not answer in time. */
export class DeadlineError extends Error {
  /** @param what subject of the message, such as `Redis` */
  constructor(what: string, milliseconds: number) {
    super(`${what} has not answered within ${String(milliseconds)} ms`);
    this.name = 'DeadlineError';
  }
}

/**
 * Returns the result of `work`, or fails with a `DeadlineError` when it takes too long. The work itself goes on; its result is then
 * ignored.
 */
export async function withTimeout<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError(what, milliseconds));
    }, milliseconds);
  });
  work.catch(() => undefined); // a failure after the deadline must not count as unhandled
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
