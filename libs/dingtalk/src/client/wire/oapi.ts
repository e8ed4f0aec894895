import * as z from 'zod';
import { addressOf, type DingTalkApp } from '../app.js';
import { DingTalkError, type DingTalkReason } from '../dingtalk-error.js';
import { addressIn, permissionsIn, plainWord } from './detail-texts.js';
import { lenientText, optionalText } from './lenient.js';
import { parseAnswer } from './parse-answer.js';
import type { WireAnswer } from './send.js';
import type { Wire } from './wire.js';

/** A call to `oapi.dingtalk.com`: token in the query, form in the body, always HTTP 200, outcome in `errcode`. */
export interface OapiCall<T> {
  readonly operation: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Sent as a form by POST; without it the call is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly isIdempotent: boolean;
  readonly schema: z.ZodType<T>;
}

/** By `errcode`, or by `sub_code` of the wrapper 88. */
const REASONS: Readonly<Record<string, DingTalkReason>> = {
  '-1': 'unreachable',
  '15': 'unreachable',
  'isp.top-remote-connection-timeout': 'unreachable',
  '40014': 'token_invalid',
  '40078': 'code_unusable',
  '40089': 'credentials',
  '33012': 'not_member',
  '60121': 'not_member',
  '50002': 'permission_missing',
  '50004': 'permission_missing',
  '60011': 'permission_missing',
  '60020': 'ip_not_allowed',
  '90002': 'rate_limited',
  '90018': 'rate_limited',
  '90020': 'quota',
};

/** Wrapper of the `/topapi` gateway around a refusal whose own code is in `sub_code`. */
const WRAPPER = '88';

const envelope = z.object({
  errcode: lenientText,
  errmsg: optionalText,
  sub_code: optionalText,
  sub_msg: optionalText,
  request_id: optionalText,
});

type Envelope = z.infer<typeof envelope>;

function reasonOf(code: string): DingTalkReason {
  // With an empty wrapper, DingTalk reports that its own back end took too long.
  if (code === WRAPPER) return 'unreachable';
  return (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? 'refused';
}

function errorFrom(operation: string, answer: Envelope): DingTalkError {
  const isWrapped = answer.errcode === WRAPPER;
  const code = isWrapped ? (answer.sub_code ?? WRAPPER) : answer.errcode;
  const message = isWrapped ? answer.sub_msg : answer.errmsg;
  const reason = reasonOf(code);
  return new DingTalkError(reason, {
    operation,
    code: plainWord(code),
    requestId: plainWord(answer.request_id),
    requiredScopes: reason === 'permission_missing' ? permissionsIn(message) : undefined,
    ip: reason === 'ip_not_allowed' ? addressIn(message) : undefined,
  });
}

function interpret<T>(call: OapiCall<T>, { status, body }: WireAnswer): T {
  const { operation } = call;
  if (status !== 200) {
    const reason = status >= 500 ? 'unreachable' : status === 429 ? 'rate_limited' : 'refused';
    throw new DingTalkError(reason, { operation, code: `http_${String(status)}` });
  }
  const outcome = parseAnswer(operation, envelope, body);
  if (outcome.errcode !== '0') throw errorFrom(operation, outcome);
  return parseAnswer(operation, call.schema, body);
}

/** @throws DingTalkError */
export function callOapi<T>(wire: Wire, { endpoints }: DingTalkApp, call: OapiCall<T>): Promise<T> {
  const url = addressOf(endpoints.oapiBase, call.path);
  for (const [name, value] of Object.entries(call.query)) url.searchParams.set(name, value);
  const { operation, isIdempotent } = call;
  const request =
    call.form === undefined
      ? { operation, isIdempotent, url, method: 'GET' as const }
      : {
          operation,
          isIdempotent,
          url,
          method: 'POST' as const,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(call.form).toString(),
        };
  return wire.call(request, (answer) => interpret(call, answer));
}
