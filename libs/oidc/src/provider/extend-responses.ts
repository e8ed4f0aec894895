import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { TransientSessions } from './transient-sessions.js';
import { visitOf, type PortalSession } from './visit.js';

/** Ends a session of the portal. */
export type EndSession = (session: PortalSession) => Promise<void>;

/** Adjusts the provider's answers for the portal. */
export function extendResponses(
  provider: Provider,
  endSession: EndSession,
  transient: TransientSessions,
): void {
  provider.use(async (raw, next) => {
    const ctx = raw as KoaContextWithOIDC;
    try {
      await next();
    } catch (error) {
      if ((ctx.oidc as Partial<KoaContextWithOIDC['oidc']> | undefined)?.route !== 'device_resume')
        throw error;
      askForCodeAgain(ctx);
    }
    // Undefined for an address that the provider does not know.
    const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined;
    if (oidc?.route === 'end_session' && ctx.status === 200 && oidc.session?.accountId === undefined)
      askToLogOff(ctx, transient);
    if (oidc?.route === 'end_session_confirm' && ctx.status === 303) await logOff(ctx, endSession);
    if (oidc?.params?.['response_mode'] === 'form_post') allowFormPost(ctx);
  });
}

/**
 * Sends the person back to the code page. Without it, an expired device interaction in a browser without a provider session fails: the provider would save
 * a session that it never stored.
 */
function askForCodeAgain(ctx: KoaContextWithOIDC): void {
  ctx.redirect(ctx.oidc.urlFor('code_verification'));
  ctx.status = 303;
}

/**
 * Asks before logging off where the provider has no session but the portal has one: any page could have sent the person here. Without a portal session, the
 * person continues as the application requested.
 */
function askToLogOff(ctx: KoaContextWithOIDC, transient: TransientSessions): void {
  const { session, pages } = visitOf(ctx);
  const known = ctx.oidc.session;
  const isTransient = transient.isTransient(ctx);
  if (session === undefined && !isTransient) return;
  const { secret } = (known?.state ?? {}) as { readonly secret?: string };
  const xsrf = isTransient ? transient.secretOf(known?.jti ?? '') : (secret ?? '');
  const action = ctx.oidc.urlFor('end_session_confirm');
  ctx.type = 'html';
  ctx.body = session === undefined ? pages.loggedOff() : pages.confirmLogoff({ action, xsrf }, false);
}

/** Ends the portal session, and with it the sessions in all applications. */
async function logOff(ctx: KoaContextWithOIDC, endSession: EndSession): Promise<void> {
  const { session, pages } = visitOf(ctx);
  if (session !== undefined && ctx.oidc.params?.['logout'] !== undefined) await endSession(session);
  const address = ctx.response.get('location');
  // Browsers block redirects that leave the portal after a form, so a page continues by itself.
  ctx.remove('location');
  ctx.status = 200;
  ctx.type = 'html';
  ctx.set('refresh', `0;url=${address}`);
  ctx.body = pages.goOn(address);
}

/** Lets the answer's form submit to the registered redirect address of the request, and to no other. */
function allowFormPost(ctx: KoaContextWithOIDC): void {
  const { redirect_uri: address } = ctx.oidc.params as { readonly redirect_uri?: unknown };
  const isChecked = ctx.oidc.redirectUriCheckPerformed === true && typeof address === 'string';
  if (!isChecked || ctx.status !== 200 || ctx.type !== 'text/html') return;
  const policy = ctx.response.get('content-security-policy');
  ctx.set(
    'content-security-policy',
    policy.replace("form-action 'self'", `form-action ${new URL(address).origin}`),
  );
}
