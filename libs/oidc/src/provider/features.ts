import {
  errors,
  type AccessToken,
  type Client,
  type ClientCredentials,
  type Configuration,
  type KoaContextWithOIDC,
  type RefreshToken,
} from 'oidc-provider';
import type { UserCodeProblem } from '../pages/oidc-pages.js';
import type { ClientExtras } from './client-metadata.js';
import { sidOf } from './grants.js';
import type { TransientSessions } from './transient-sessions.js';
import { visitOf } from './visit.js';

type Token = AccessToken | ClientCredentials | RefreshToken;

const isOwn = (_ctx: KoaContextWithOIDC, client: Client, token: Token): boolean =>
  token.clientId === client.clientId;

/** The features of the provider. Implicit flow, password grant and dynamic registration are not supported. */
export const featuresWith = (transient: TransientSessions): NonNullable<Configuration['features']> => ({
  devInteractions: { enabled: false },
  backchannelLogout: { enabled: true },
  claimsParameter: { enabled: true },
  dPoP: { enabled: false },
  clientCredentials: { enabled: true },
  deviceFlow: {
    enabled: true,
    userCodeInputSource: (ctx, _form, _out, error) => {
      const { pages, userCode } = visitOf(ctx);
      transient.begin(ctx);
      const entered = (error as { userCode?: string } | undefined)?.userCode ?? userCode;
      ctx.body = pages.askUserCode(formOf(ctx, 'code_verification'), entered, problemOf(error));
    },
    userCodeConfirmSource: (ctx, _form, client, _device, userCode) => {
      const form = formOf(ctx, 'code_verification');
      ctx.body = visitOf(ctx).pages.confirmUserCode(form, userCode, nameOf(client));
    },
    successSource: (ctx) => {
      ctx.body = visitOf(ctx).pages.deviceDone(nameOf(ctx.oidc.client));
    },
  },
  // An application may introspect only its own tokens, and only if it can authenticate.
  introspection: {
    enabled: true,
    allowedPolicy: (ctx, client, token) => client.clientAuthMethod !== 'none' && isOwn(ctx, client, token),
  },
  revocation: { enabled: true, allowedPolicy: isOwn },
  pushedAuthorizationRequests: { enabled: true },
  resourceIndicators: {
    enabled: true,
    getResourceServerInfo: (_ctx, indicator, client) => {
      const { apis, api_scopes: scopes, access_token_seconds: seconds } = client as unknown as ClientExtras;
      if (!apis.includes(indicator)) throw new errors.InvalidTarget();
      const alg = client.idTokenSignedResponseAlg;
      return {
        scope: scopes.join(' '),
        audience: indicator,
        accessTokenTTL: seconds,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: alg as 'RS256' } },
      };
    },
  },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx) => {
      const hint = ctx.oidc.entities.IdTokenHint;
      const isMeant = hint !== undefined && isOfThisSession(ctx);
      ctx.body = visitOf(ctx).pages.confirmLogoff(formOf(ctx, 'end_session_confirm'), isMeant);
    },
    postLogoutSuccessSource: (ctx) => {
      ctx.body = visitOf(ctx).pages.loggedOff();
    },
  },
});

/** Whether the ID token hint was issued for the current portal session, and not for an earlier one in this browser. */
function isOfThisSession(ctx: KoaContextWithOIDC): boolean {
  const { client, entities } = ctx.oidc;
  const { session } = visitOf(ctx);
  if (client === undefined || session === undefined) return false;
  return entities.IdTokenHint?.payload['sid'] === sidOf(session.id, client.clientId);
}

function formOf(ctx: KoaContextWithOIDC, route: string) {
  const { secret } = ctx.oidc.session?.state as { readonly secret: string };
  return { action: ctx.oidc.urlFor(route), xsrf: secret };
}

function nameOf(client: Client | undefined): string {
  return client?.clientName ?? client?.clientId ?? '';
}

const PROBLEMS: Readonly<Record<string, UserCodeProblem>> = {
  NoCodeError: 'missing',
  NotFoundError: 'unknown',
  ExpiredError: 'expired',
  AlreadyUsedError: 'used',
  AbortedError: 'aborted',
};

function problemOf(error: Error | undefined): UserCodeProblem | undefined {
  if (error === undefined) return undefined;
  return PROBLEMS[error.constructor.name] ?? 'unknown';
}
