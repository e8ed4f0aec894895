import { createHash } from 'node:crypto';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { EnterApplication } from '../application/enter-application.js';
import { clientExtras } from './client-metadata.js';
import { visitOf } from './visit.js';

/** Scope of tokens that outlive the session. */
const OFFLINE = 'offline_access';

/** The name by which an application knows a session: another for each application. */
export function sidOf(sessionId: string, applicationId: string): string {
  return createHash('sha256').update(`${sessionId} ${applicationId}`).digest('base64url').slice(0, 27);
}

/**
 * The grant by which the portal's session uses an application. It is kept beside the provider's own session: of two requests of
 * one browser at the same moment, the one that saves that last would undo what the other wrote into it.
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

/** Adds what is asked for now and may be had, and nothing else: no claim by its name that no scope of the application stands for. */
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
