import { DomainError } from '#kernel';

/** The result for one of many accounts. */
export interface AccountResult {
  readonly accountId: string;
  /** Code of the rule that refused it; null: the account is in the wanted state, now or already before. */
  readonly code: string | null;
}

const IS_SO_ALREADY = ['accounts.already_suspended', 'accounts.already_active'];

/** Runs an action on accounts one after the other, each in its own transaction, so that a refusal does not affect the others. */
export async function eachAccount(
  accountIds: readonly string[],
  act: (accountId: string) => Promise<void>,
): Promise<readonly AccountResult[]> {
  const results: AccountResult[] = [];
  for (const accountId of new Set(accountIds))
    results.push({ accountId, code: await refusalOf(act(accountId)) });
  return results;
}

async function refusalOf(act: Promise<void>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return IS_SO_ALREADY.includes(error.code) ? null : error.code;
  }
}
