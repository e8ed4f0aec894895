import { installBridge } from './install-bridge.js';
import { DINGTALK_USER_AGENT } from './user-agents.js';

/** The script that makes a page believe it is inside DingTalk; to run before every other script of the page. */
export function bridgeScript(): string {
  const call = `(${installBridge.toString()})(${JSON.stringify(DINGTALK_USER_AGENT)});`;
  // The bundler names functions by a helper of its own, which pages do not have.
  return `{ const __name = (named) => named; ${call} }`;
}
