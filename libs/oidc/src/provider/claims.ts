import type { AccountClaims, FindAccount } from 'oidc-provider';
import type { People } from '../application/people.js';

/** Which claims a scope stands for (OpenID Connect Core, 5.4); what concerns the logon itself is in every ID token. */
export const CLAIMS_OF_SCOPES = {
  openid: ['sub', 'sid', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'preferred_username'],
  email: ['email', 'email_verified'],
  roles: ['roles'],
  dingtalk: ['dingtalk_union_id', 'dingtalk_user_id'],
};

/** Finds the account behind a subject, with what can be told of it. One that is not active is not found. */
export function accountFinder(people: People, tenantId: string): FindAccount {
  return async (_ctx, sub) => {
    const account = await people.active(tenantId, sub);
    if (account === undefined) return undefined;
    return {
      accountId: account.id,
      claims: async (_use, scope): Promise<AccountClaims> => ({
        sub: account.id,
        name: account.displayName,
        preferred_username: account.username,
        // Administrators enter addresses, nobody changes their own.
        ...(account.email === null ? {} : { email: account.email, email_verified: true }),
        roles: [account.role],
        ...(scope.split(' ').includes('dingtalk') ? await dingtalkClaims(people, tenantId, account.id) : {}),
      }),
    };
  };
}

async function dingtalkClaims(
  people: People,
  tenantId: string,
  accountId: string,
): Promise<Readonly<Record<string, string>>> {
  const ids = await people.dingtalkIds(tenantId, accountId);
  if (ids === undefined) return {};
  return {
    dingtalk_union_id: ids.unionId,
    ...(ids.userId === undefined ? {} : { dingtalk_user_id: ids.userId }),
  };
}
