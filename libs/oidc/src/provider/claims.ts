import type { AccountClaims, FindAccount } from 'oidc-provider';
import type { OidcAccounts } from '../application/oidc-accounts.js';
import type { ProviderScopes } from '../application/provider-scopes.js';

/** The claims of the portal's scopes (OpenID Connect Core, 5.4). The claims about the logon itself are in every ID token. */
const CLAIMS_OF_SCOPES = {
  openid: ['sub', 'sid', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'preferred_username'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  roles: ['roles'],
  groups: ['groups', 'department'],
  fields: ['fields'],
};

/** The claims of every scope, including the scopes of identity providers. */
export function claimsOfScopes(scopes: ProviderScopes): Record<string, string[]> {
  const ofProviders = Object.entries(scopes.claimNames()).map(([scope, claims]) => [scope, [...claims]]);
  return { ...(Object.fromEntries(ofProviders) as Record<string, string[]>), ...CLAIMS_OF_SCOPES };
}

/** Finds the account of a subject, with its claims. Inactive accounts are not found. */
export function accountFinder(people: OidcAccounts, scopes: ProviderScopes, tenantId: string): FindAccount {
  const claimsOf = claimsOfScopes(scopes);
  return async (_ctx, sub) => {
    const account = await people.active(tenantId, sub);
    if (account === undefined) return undefined;
    return {
      accountId: account.id,
      claims: async (_use, scope, named): Promise<AccountClaims> => {
        const asked = scopesFor(scope, named, claimsOf);
        return {
          sub: account.id,
          name: account.displayName,
          preferred_username: account.username,
          // Administrators enter addresses; people cannot change their own.
          ...(account.email === null ? {} : { email: account.email, email_verified: true }),
          ...(account.phoneNumber === null
            ? {}
            : { phone_number: account.phoneNumber, phone_number_verified: account.isPhoneNumberVerified }),
          roles: [account.role],
          ...(asked.includes('groups') ? groupClaims(await people.groups(tenantId, account.id)) : {}),
          ...(asked.includes('fields') ? { fields: await people.fields(tenantId, account.id) } : {}),
          ...(await scopes.claims(tenantId, account.id, asked)),
        };
      },
    };
  };
}

/** The scopes whose claims are needed: the requested scopes, and those with an individually requested claim. The library then filters what may be told. */
function scopesFor(
  scope: string,
  named: Readonly<Record<string, unknown>>,
  claimsOf: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const given = scope.split(' ');
  return Object.entries(claimsOf).flatMap(([name, claims]) =>
    given.includes(name) || claims.some((claim) => claim in named) ? [name] : [],
  );
}

/** The first unit is the person's primary one. */
function groupClaims({ groups, units }: Awaited<ReturnType<OidcAccounts['groups']>>): {
  groups: string[];
  department?: string;
} {
  const [department] = units;
  return { groups: [...groups], ...(department === undefined ? {} : { department }) };
}
