import 'dingtalk-jsapi/platform/index.js';
import { requestAuthCode$ as requestOldCode } from 'dingtalk-jsapi/api/runtime/permission/requestAuthCode.js';
import { requestAuthCode$ as requestCode } from 'dingtalk-jsapi/api/union/requestAuthCode.js';

/** Time limit for DingTalk's answer, in milliseconds. */
const PATIENCE = 8_000;

export interface DingTalkApp {
  readonly corpId: string;
  readonly clientId: string;
}

/** Asks the DingTalk app for a logon code, which is valid once and for five minutes. Old versions support only the older call. */
async function ask({ corpId, clientId }: DingTalkApp): Promise<string> {
  try {
    return (await requestCode({ corpId, clientId })).code;
  } catch {
    // Across versions, "not supported" cannot be told from other refusals, so the older call is always tried.
    return (await requestOldCode({ corpId })).code;
  }
}

/** A logon code for the person whose DingTalk app shows this page. Rejects when DingTalk refuses or is slow. */
export function logonCode(app: DingTalkApp): Promise<string> {
  const timeout = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('DingTalk took too long')), PATIENCE);
  });
  return Promise.race([ask(app), timeout]);
}
