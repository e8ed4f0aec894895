import { createHash } from 'node:crypto';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { EnterApplication } from '../application/enter-application.js';
import { clientExtras } from './client-metadata.js';
import { visitOf } from './visit.js';

/** The scope for tokens that outlive the session. */
const OFFLINE = 'offline_access';

/** The session id that an application sees; it differs for each application. */
export function sidOf(sessionId: string, applicationId: string): string {
  return createHash('sha256').update(`${sessionId} ${applicationId}`).digest('base64url').slice(0, 27);
}

/**
 * The grant that the portal session uses for an application. It is stored outside the provider's own session: with two concurrent requests of one browser,
 * the later write of that session would overwrite the earlier one.
 */
export async function grantOfSession(
  entries: EnterApplication,
  tenantId: string,
  ctx: KoaContextWithOIDC,
  claimsOf: Readonly<Record<string, readonly string[]>>,
): Promise<Grant | undefined> {
  const { provider, session, client } = ctx.oidc;
  const portal = visitOf(ctx).session;
  // The policy asks for a logon next.
  if (portal === undefined || client === undefined || portal.accountId !== session?.accountId)
    return undefined;
  const { clientId, accountId } = { clientId: client.clientId, accountId: portal.accountId };
  const persists = ctx.oidc.requestParamScopes.has(OFFLINE);
  const sid = sidOf(portal.id, clientId);
  session.sidFor(clientId, sid);
  const entry = { tenantId, sessionId: portal.id, applicationId: clientId, persists };
  let grant = await provider.Grant.find((await entries.grantOf(entry)) ?? '');
  if (grant === undefined) {
    const fresh = new provider.Grant({ clientId, accountId });
    const grantId = await fresh.save();
    const taken = await entries.execute({ ...entry, accountId, grantId, sid });
    if (taken !== grantId) await fresh.destroy();
    grant = taken === undefined ? undefined : await provider.Grant.find(taken);
    if (grant === undefined) return undefined;
  }
  await widen(grant, ctx, claimsOf);
  return grant;
}

/** Adds the requested scopes that the application may have, and no claim outside those scopes. */
async function widen(
  grant: Grant,
  ctx: KoaContextWithOIDC,
  claimsOf: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const { may_have_scopes: allowed } = clientExtras(ctx);
  const asked = ctx.oidc.requestParamScopes;
  const before = JSON.stringify([grant.openid, grant.resources]);
  grant.addOIDCScope(
    [...ctx.oidc.requestParamOIDCScopes].filter((scope) => allowed.includes(scope)).join(' '),
  );
  const claims = allowed.flatMap((scope) => claimsOf[scope] ?? []);
  grant.addOIDCClaims([...ctx.oidc.requestParamClaims].filter((claim) => claims.includes(claim)));
  for (const [indicator, { scopes }] of Object.entries(ctx.oidc.resourceServers ?? {}))
    grant.addResourceScope(indicator, [...scopes].filter((scope) => asked.has(scope)).join(' '));
  if (JSON.stringify([grant.openid, grant.resources]) !== before) await grant.save();
}
