import * as z from 'zod';
import type { DingTalk } from '../dingtalk.js';
import { issueJsapiCode } from './issue-jsapi-code.js';
import { JSAPI_FAILURES, type JsapiFailure } from './jsapi-failure.js';

export const jsapiCallSchema = z.object({
  name: z.string(),
  params: z.object({ corpId: z.string().default(''), clientId: z.string().optional() }).loose(),
  pageUrl: z.url(),
});

export type JsapiCall = z.infer<typeof jsapiCallSchema>;

export type JsapiAnswer =
  | { readonly errorCode: '0'; readonly result: { readonly code: string } }
  | JsapiFailure;

/** The answer of DingTalk's app to a JSAPI call by a page on the person's phone. */
export function invokeJsapi(dingtalk: DingTalk, personId: string, call: JsapiCall): JsapiAnswer {
  const { name, params, pageUrl } = call;
  const isVersion2 = name === 'runtime.permission.requestAuthCodeV2';
  if (!isVersion2 && name !== 'runtime.permission.requestAuthCode') return JSAPI_FAILURES.notSupported;
  if (isVersion2 && dingtalk.faults.strike('oldClient', '/jsapi') !== undefined)
    return JSAPI_FAILURES.notSupported;
  const { corpId, clientId } = params;
  const app = isVersion2 ? { clientId: clientId ?? '' } : {};
  const answer = issueJsapiCode(dingtalk, personId, { ...app, corpId, pageUrl });
  return 'code' in answer ? { errorCode: '0', result: answer } : answer;
}
