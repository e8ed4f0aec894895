import { DomainError } from '#kernel';
import { WrongUsage } from '../failure.js';

/**
 * Does what is refused by `code` where the options of the command contradict each other, whatever is there. A value that is wrong by
 * itself is refused by the same code, and named among its `errors`.
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
