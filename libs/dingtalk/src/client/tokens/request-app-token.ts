import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import { lenientInteger } from '../wire/lenient.js';
import { callApi } from '../wire/api.js';
import { callOapi } from '../wire/oapi.js';
import type { Wire } from '../wire/wire.js';

export interface IssuedToken {
  readonly token: string;
  /** Seconds from now. */
  readonly lifetimeSeconds: number;
}

type Way = (wire: Wire, app: DingTalkApp) => Promise<IssuedToken>;

const token = z.string().min(1).max(4096);
const lifetime = lenientInteger.pipe(z.int().positive());

/** Recommended by DingTalk for every kind of app; the address names the organisation, so the token can be for no other. */
const forOrganisation: Way = (wire, app) =>
  callApi(wire, app, {
    operation: 'organisationToken',
    method: 'POST',
    path: `/v1.0/oauth2/${encodeURIComponent(app.credentials.corpId)}/token`,
    json: {
      client_id: app.credentials.clientId,
      client_secret: app.credentials.clientSecret,
      grant_type: 'client_credentials',
    },
    isIdempotent: true,
    schema: z
      .object({ access_token: token, expires_in: lifetime })
      .transform((answer) => ({ token: answer.access_token, lifetimeSeconds: answer.expires_in })),
  });

const forInternalApp: Way = (wire, app) =>
  callApi(wire, app, {
    operation: 'accessToken',
    method: 'POST',
    path: '/v1.0/oauth2/accessToken',
    json: { appKey: app.credentials.clientId, appSecret: app.credentials.clientSecret },
    isIdempotent: true,
    schema: z
      .object({ accessToken: token, expireIn: lifetime })
      .transform((answer) => ({ token: answer.accessToken, lifetimeSeconds: answer.expireIn })),
  });

const ofOldGeneration: Way = (wire, app) =>
  callOapi(wire, app, {
    operation: 'gettoken',
    path: '/gettoken',
    query: { appkey: app.credentials.clientId, appsecret: app.credentials.clientSecret },
    isIdempotent: true,
    schema: z
      .object({ access_token: token, expires_in: lifetime })
      .transform((answer) => ({ token: answer.access_token, lifetimeSeconds: answer.expires_in })),
  });

const NOT_SERVED = new Set([
  'unsupported.grant.type',
  'http_404',
  'http_405',
  'http_501',
  'InvalidAction.NotFound',
]);

/**
 * Whether an answer means "not this way" rather than "not you": this DingTalk (a private or older installation) does not have the endpoint,
 * or does not offer client credentials to this app. Wrong credentials, an app that is not enabled, a forbidden address and an outage are
 * final: another way would only hide the cause.
 */
function isNotServed(error: unknown): boolean {
  return error instanceof DingTalkError && NOT_SERVED.has(error.details.code ?? '');
}

/** Requests a token for the app, by the first of three ways that this DingTalk offers. @throws DingTalkError */
export async function requestAppToken(wire: Wire, app: DingTalkApp): Promise<IssuedToken> {
  for (const way of [forOrganisation, forInternalApp]) {
    try {
      return await way(wire, app);
    } catch (error) {
      if (!isNotServed(error)) throw error;
    }
  }
  return ofOldGeneration(wire, app);
}
