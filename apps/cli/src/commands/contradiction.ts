import { DomainError } from '#kernel';
import { WrongUsage } from '../failure.js';

/**
 * Runs an action that fails with `code` when the options of the command contradict each other. A value that is invalid by itself has the same code, but is
 * named among the `errors`.
 *
 * @throws WrongUsage in place of that refusal
 */
export async function withoutContradiction<T>(code: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof DomainError) || cause.code !== code || 'errors' in cause.facts) throw cause;
    throw new WrongUsage(cause.message, { cause });
  }
}
