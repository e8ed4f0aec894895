/** Something has not answered in the time that it was given. */
export class DeadlineError extends Error {
  /** @param what it was, to begin a sentence with: `Redis` */
  constructor(what: string, milliseconds: number) {
    super(`${what} has not answered within ${String(milliseconds)} ms`);
    this.name = 'DeadlineError';
  }
}

/**
 * Gives what `work` gives, or fails with a `DeadlineError` when that takes too long. The work is not ended by that: what comes of
 * it later is heard by nobody.
 */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError(what, milliseconds));
    }, milliseconds);
  });
  work.catch(() => undefined); // a failure after the deadline is no unhandled one
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
