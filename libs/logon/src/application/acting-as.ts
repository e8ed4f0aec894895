import { runInContext, withContext } from '#runtime';

/** Runs an act on behalf of the account's owner, who has just been identified by a proof or a session. */
export function actingAs<Result>(accountId: string, act: () => Result): Result {
  return runInContext(withContext({ actor: { kind: 'account', accountId } }), act);
}
