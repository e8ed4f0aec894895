import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { PassingSessions } from './passing-sessions.js';
import { visitOf, type PortalSession } from './visit.js';

/** Ends a session of the portal. */
export type EndSession = (session: PortalSession) => Promise<void>;

/** What the portal adds to answers of the provider. */
export function addToAnswers(provider: Provider, endSession: EndSession, passing: PassingSessions): void {
  provider.use(async (raw, next) => {
    const ctx = raw as KoaContextWithOIDC;
    try {
      await next();
    } catch (error) {
      if ((ctx.oidc as Partial<KoaContextWithOIDC['oidc']> | undefined)?.route !== 'device_resume')
        throw error;
      askForCodeAgain(ctx);
    }
    // There is none for an address that the provider does not know.
    const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined;
    if (oidc?.route === 'end_session' && ctx.status === 200 && oidc.session?.accountId === undefined)
      askToLogOff(ctx, passing);
    if (oidc?.route === 'end_session_confirm' && ctx.status === 303) await logOff(ctx, endSession);
    if (oidc?.params?.['response_mode'] === 'form_post') allowFormPost(ctx);
  });
}

/**
 * A question about a device that is over, in a browser that has no session of the provider: the provider would keep one that it has
 * never stored, and fails. The person begins with the code.
 */
function askForCodeAgain(ctx: KoaContextWithOIDC): void {
  ctx.redirect(ctx.oidc.urlFor('code_verification'));
  ctx.status = 303;
}

/**
 * The provider knows nobody in this browser, and would log off without a question; the portal may know somebody all the same, whom any page
 * could have sent here. Where nobody is logged on, the person goes on as the application has asked.
 */
function askToLogOff(ctx: KoaContextWithOIDC, passing: PassingSessions): void {
  const { session, pages } = visitOf(ctx);
  const known = ctx.oidc.session;
  const isPassing = passing.isPassing(ctx);
  if (session === undefined && !isPassing) return;
  const { secret } = (known?.state ?? {}) as { readonly secret?: string };
  const xsrf = isPassing ? passing.secretOf(known?.jti ?? '') : (secret ?? '');
  const action = ctx.oidc.urlFor('end_session_confirm');
  ctx.type = 'html';
  ctx.body = session === undefined ? pages.loggedOff() : pages.confirmLogoff({ action, xsrf }, false);
}

/** Logging off in an application logs off here, and everywhere. */
async function logOff(ctx: KoaContextWithOIDC, endSession: EndSession): Promise<void> {
  const { session, pages } = visitOf(ctx);
  if (session !== undefined && ctx.oidc.params?.['logout'] !== undefined) await endSession(session);
  const address = ctx.response.get('location');
  // The redirects that follow a form may not leave the portal: a page of its own leads on.
  ctx.remove('location');
  ctx.status = 200;
  ctx.type = 'html';
  ctx.set('refresh', `0;url=${address}`);
  ctx.body = pages.goOn(address);
}

/** The one form of such an answer is sent to the registered address that was asked for, and to no other. */
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
