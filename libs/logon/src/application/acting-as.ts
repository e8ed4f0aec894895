import { runInContext, withContext } from '#runtime';

/** Does something that the owner of an account does, who is known by a proof or a session of this very moment. */
export function actingAs<Result>(accountId: string, act: () => Result): Result {
  return runInContext(withContext({ actor: { kind: 'account', accountId } }), act);
}
