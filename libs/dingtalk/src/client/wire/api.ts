import * as z from 'zod';
import { addressOf, type DingTalkApp } from '../app.js';
import { DingTalkError, type DingTalkReason } from '../dingtalk-error.js';
import { addressIn, plainWord } from './detail-texts.js';
import { optionalText } from './lenient.js';
import { parseAnswer } from './parse-answer.js';
import type { WireAnswer } from './send.js';
import type { Wire } from './wire.js';

/** A call to `api.dingtalk.com`: JSON both ways, the token in a header, errors by HTTP status and `code`. */
export interface ApiCall<T> {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly isIdempotent: boolean;
  readonly schema: z.ZodType<T>;
}

const REASONS: Readonly<Record<string, DingTalkReason>> = {
  'invalidParameter.authCode.notFound': 'code_unusable',
  invalidClientIdOrSecret: 'credentials',
  'invalid.client': 'credentials',
  authFailed: 'credentials',
  'unauthorized.client': 'app_not_enabled',
  InvalidAuthentication: 'token_invalid',
  'Forbidden.AccessDenied.AccessTokenPermissionDenied': 'permission_missing',
  'Forbidden.AccessDenied.IpNotInWhiteList': 'ip_not_allowed',
  'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi': 'rate_limited',
  'Forbidden.AccessDenied.QpsLimitForApi': 'rate_limited',
  'Forbidden.AccessDenied.ApiCountLimitForOrg': 'quota',
  'invalidParameter.user.notFound': 'not_member',
};

const failure = z.object({
  code: optionalText,
  message: optionalText,
  requestid: optionalText,
  accessdenieddetail: z
    .object({ requiredScopes: z.array(z.string()).optional() })
    .nullish()
    .catch(undefined),
});

/** DingTalk's gateway writes an error's keys in lower case; its official client also expects `Code` and `RequestId`. */
function withLowerCaseKeys(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]));
}

function reasonOf(status: number, code: string | undefined): DingTalkReason {
  const known = code !== undefined && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (known !== undefined) return known;
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'unreachable' : 'refused';
}

function errorFrom(operation: string, { status, body }: WireAnswer): DingTalkError {
  const { data } = failure.safeParse(withLowerCaseKeys(body));
  const reason = reasonOf(status, data?.code);
  return new DingTalkError(reason, {
    operation,
    code: plainWord(data?.code) ?? `http_${String(status)}`,
    requestId: plainWord(data?.requestid),
    requiredScopes: data?.accessdenieddetail?.requiredScopes?.filter(
      (scope) => plainWord(scope) !== undefined,
    ),
    ip: reason === 'ip_not_allowed' ? addressIn(data?.message) : undefined,
  });
}

/** @throws DingTalkError */
export function callApi<T>(wire: Wire, { endpoints }: DingTalkApp, call: ApiCall<T>): Promise<T> {
  const { operation, method, isIdempotent } = call;
  const url = addressOf(endpoints.apiBase, call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const request = {
    operation,
    method,
    isIdempotent,
    url,
    headers: {
      'content-type': 'application/json',
      ...(call.token === undefined ? {} : { 'x-acs-dingtalk-access-token': call.token }),
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
  };
  return wire.call(request, (answer) => {
    if (answer.status >= 200 && answer.status < 300) return parseAnswer(operation, call.schema, answer.body);
    throw errorFrom(operation, answer);
  });
}
