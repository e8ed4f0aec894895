import type { Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import type { AdminApi } from '../../admin/scene/admin-api.js';
import type { Operation } from '../../admin/scene/operations.js';
import { ownIdFor, ownIds } from '../../admin/scene/own-ids.js';
import { readyToCompare } from '../../admin/scene/outbound-ids.js';
import { idFieldsOf, NAMES, SAMPLES, withId } from '../../admin/scene/samples.js';
import { jsonOf } from './odd-values.js';
import { newNetwork } from '../../security/scene/networks.js';
import { parametersOf } from './described.js';

const RECEIVER = SAMPLES['webhookCreate']?.body;
const REASON = { reason: 'sample' };

/** Preparation of the data that a route needs. */
const READY: Readonly<
  Record<
    string,
    (owner: AdminApi, values: Readonly<Record<string, string>>, product: Product) => Promise<unknown>
  >
> = {
  webhookCreate: withoutWebhook,
  ...Object.fromEntries(
    ['webhookShow', 'webhookChange', 'webhookRemove', 'webhookTest', 'webhookReplay'].map((id) => [
      id,
      (owner: AdminApi) => owner.post('audit/webhook', RECEIVER),
    ]),
  ),
  retentionHold: (owner) => owner.post('audit/retention/hold/release', REASON),
  retentionRelease: (owner) => owner.post('audit/retention/hold', REASON),
  auditExportsCreate: withoutExports,
  directoryRunsAccept: (_owner, { runId }, product) =>
    product.sql(`update directory.run set state = 'stopped', finished_at = now() where id = $1`, [runId]),
  outboundComparisonsCompare: (_owner, _values, product) => readyToCompare(product),
  // The number of a connection's pairs is limited.
  outboundPairsAdd: (_owner, _values, product) => product.sql('delete from outbound.pair'),
  // The number of a tenant's profile fields is limited.
  profileFieldsCreate: (_owner, _values, product) =>
    product.sql('delete from profiles.field where not is_built_in'),
  accountsResume: (owner, { accountId }) => owner.post(`accounts/${accountId ?? ''}/suspend`, REASON),
};

async function withoutWebhook(owner: AdminApi): Promise<void> {
  await owner.browser.sendJson('DELETE', '/api/admin/audit/webhook');
}

/** A tenant's limit is a few more than this. */
const MOST_EXPORTS = 15;

async function withoutExports(owner: AdminApi): Promise<void> {
  // Each request comes from another network, so that preparation never exceeds a rate limit.
  const send = (method: string, path: string) =>
    owner.browser.sendJson(method, `/api/admin/audit/exports${path}`, undefined, {
      'x-forwarded-for': newNetwork(),
    });
  const { items } = (await send('GET', '')).json<{ items: { id: string }[] }>();
  if (items.length < MOST_EXPORTS) return;
  for (const { id } of items) await send('DELETE', `/${id}`);
}

/** A request that a route accepts: valid ids, current revision, valid body. */
export interface Base {
  readonly values: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly revision: string | undefined;
}

const APPLICATION = {
  description: 'Dashboards',
  logo: null,
  ownerId: null,
  state: 'enabled',
  audience: 'everyone',
  startUrl: 'https://sample.example/',
  authentication: 'client_secret',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: ['https://sample.example/callback'],
  postLogoutRedirectUris: ['https://sample.example/'],
  backchannelLogoutUri: 'https://sample.example/logged-off',
  publicKeys: null,
  scopes: ['openid', 'profile'],
  apis: ['https://api.sample.example/'],
  apiScopes: ['read'],
  asksConsent: false,
  subjectType: 'public',
  idTokenAlgorithm: 'RS256',
  accessTokenSeconds: 600,
  refreshTokenSeconds: 3_600,
};

const SAML_APPLICATION = {
  description: 'Builds',
  logo: null,
  ownerId: null,
  state: 'enabled',
  audience: 'everyone',
  startUrl: null,
  consumers: [{ location: 'https://sample.example/acs', index: 0, isDefault: true }],
  logouts: [{ binding: 'soap', location: 'https://sample.example/slo', responseLocation: null }],
  signingCertificates: [],
  encryptionCertificates: [],
  signsRequests: false,
  nameIdFormat: 'persistent',
  signed: 'both',
  encrypts: false,
  attributes: [{ name: 'uid', friendlyName: null, source: 'username' }],
};

/** Further fields for bodies whose sample only has the required ones. */
const WHOLE: Readonly<Record<string, object>> = {
  settingsUpdate: {
    sessionIdleSeconds: 3_600,
    sessionAbsoluteSeconds: 7_200,
    accentColor: '#1d4ed8',
    logo: null,
    returnUrls: ['https://app.example.com/'],
    languages: ['en', 'zh'],
    logonTexts: { en: 'Welcome', zh: '欢迎' },
    lockout: { freeFailures: 5, firstBlockSeconds: 30, longestBlockSeconds: 3_600 },
  },
  accountsCreate: { email: null, role: 'member', password: 'a sample of a password' },
  accountsUpdate: { email: null },
  attachLinksCreate: { validHours: 1 },
  applicationsCreate: APPLICATION,
  applicationsUpdate: APPLICATION,
  samlApplicationsCreate: SAML_APPLICATION,
  samlApplicationsUpdate: SAML_APPLICATION,
  auditExportsCreate: { filter: { period: 'today', outcome: ['success'], text: 'sample' } },
  logonMenuSetDefaults: { mobile: 'password' },
};

let made = 0;

/** Fields with names that must be new each time. */
const NEW_NAMES: Readonly<Record<string, readonly string[]>> = {
  accountsCreate: ['username'],
  dingTalkConnectionsCreate: ['key', 'clientId'],
  dingTalkConnectionsReplaceApp: ['clientId'],
  samlApplicationsCreate: ['entityId'],
  forwardApplicationsCreate: ['hosts'],
  profileFieldsCreate: ['key'],
};

/** A body that a route accepts, except for its ids. */
export function bodyOf({ id }: Operation): unknown {
  const body = SAMPLES[id]?.body;
  return WHOLE[id] === undefined ? body : { ...(body as object), ...WHOLE[id] };
}

/** Creates the data that a route needs, and gives a request that it accepts. */
export async function baseOf(product: Product, owner: AdminApi, operation: Operation): Promise<Base> {
  const values = { ...NAMES, ...(await ownIds(product, owner, operation.path, NAMES)) };
  await READY[operation.id]?.(owner, values, product);
  let body = bodyOf(operation);
  for (const field of idFieldsOf(body)) body = withId(body, field, await ownIdFor(product, owner, field));
  for (const field of NEW_NAMES[operation.id] ?? []) {
    const name = `sample-${String((made += 1))}`;
    body = { ...(body as object), [field]: field === 'hosts' ? [`${name}.example`] : name };
  }
  const needsRevision = parametersOf(operation.id).some(({ name }) => name === 'if-match');
  return {
    values,
    body,
    revision: needsRevision ? await revisionOf(owner, addressOf(operation, values)) : undefined,
  };
}

/** The revision of the thing at an address: its own, or that of the thing that contains it. */
async function revisionOf(owner: AdminApi, address: string): Promise<string | undefined> {
  const [answer, parent] = [await owner.browser.getJson(address), address.slice(0, address.lastIndexOf('/'))];
  const revision = answer.status === 200 ? answer.headers.get('etag') : null;
  if (revision !== null) return revision;
  return parent === '/api/admin' ? undefined : revisionOf(owner, parent);
}

/** The address of a route with its parameters filled in. */
export function addressOf({ path }: Operation, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The odd part of a request; the rest is valid. */
export interface Oddity {
  readonly address?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** Sends a request that differs from a valid one in one part. */
export function sendOdd(
  owner: AdminApi,
  operation: Operation,
  base: Base,
  odd: Oddity = {},
): Promise<Answer> {
  const { method, bodyType } = operation;
  const address = `${odd.address ?? addressOf(operation, base.values)}${odd.query ?? ''}`;
  const headers = {
    // Each request comes from another network, so that a rate limit does not hide the result.
    'x-forwarded-for': newNetwork(),
    ...(base.revision === undefined ? {} : { 'if-match': base.revision }),
    ...(bodyType === undefined ? {} : { 'content-type': bodyType }),
    ...odd.headers,
  };
  const given = odd.body ?? base.body ?? {};
  const written = typeof given === 'string' && bodyType === 'text/csv' ? given : jsonOf(given);
  const text = odd.text ?? (bodyType === undefined || method === 'GET' ? undefined : written);
  return owner.browser.sendJson(method, address, text, headers);
}
