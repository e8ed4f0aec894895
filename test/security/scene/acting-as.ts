import { newId } from '#kernel';
import { runInContext } from '#runtime';

/** Calls a use case without HTTP, as the person with this account; null: as the operator. */
export function actingAs<Result>(accountId: string | null, act: () => Promise<Result>): Promise<Result> {
  const id = newId();
  const actor =
    accountId === null ? ({ kind: 'operator' } as const) : ({ kind: 'account', accountId } as const);
  return runInContext({ requestId: id, correlationId: id, actor }, act);
}
