import { newId } from '#kernel';
import { runInContext } from '#runtime';

/** Does something as a person with an account does it, past HTTP; null: as the operator does. */
export function actingAs<Result>(accountId: string | null, act: () => Promise<Result>): Promise<Result> {
  const id = newId();
  const actor =
    accountId === null ? ({ kind: 'operator' } as const) : ({ kind: 'account', accountId } as const);
  return runInContext({ requestId: id, correlationId: id, actor }, act);
}
