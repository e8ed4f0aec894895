import type { AccountClaims, FindAccount } from 'oidc-provider';
import type { People } from '../application/people.js';
import type { ProviderScopes } from '../application/provider-scopes.js';

/** Which claims a scope of the portal stands for (OpenID Connect Core, 5.4); what concerns the logon itself is in every ID token. */
const CLAIMS_OF_SCOPES = {
  openid: ['sub', 'sid', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'preferred_username'],
  email: ['email', 'email_verified'],
  roles: ['roles'],
  groups: ['groups', 'department'],
  fields: ['fields'],
};

/** The claims of every scope, those that providers of identities bring included. */
export function claimsOfScopes(scopes: ProviderScopes): Record<string, string[]> {
  const ofProviders = Object.entries(scopes.claimNames()).map(([scope, claims]) => [scope, [...claims]]);
  return { ...(Object.fromEntries(ofProviders) as Record<string, string[]>), ...CLAIMS_OF_SCOPES };
}

/** Finds the account behind a subject, with what can be told of it. One that is not active is not found. */
export function accountFinder(people: People, scopes: ProviderScopes, tenantId: string): FindAccount {
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
          // Administrators enter addresses, nobody changes their own.
          ...(account.email === null ? {} : { email: account.email, email_verified: true }),
          roles: [account.role],
          ...(asked.includes('groups') ? groupClaims(await people.groups(tenantId, account.id)) : {}),
          ...(asked.includes('fields') ? { fields: await people.fields(tenantId, account.id) } : {}),
          ...(await scopes.claims(tenantId, account.id, asked)),
        };
      },
    };
  };
}

/** The scopes whose claims are wanted: those of a request, and those that stand for a claim which it names. What may be told, the library decides. */
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

/** The first unit is the one that the person belongs to above all. */
function groupClaims({ groups, units }: Awaited<ReturnType<People['groups']>>): {
  groups: string[];
  department?: string;
} {
  const [department] = units;
  return { groups: [...groups], ...(department === undefined ? {} : { department }) };
}
