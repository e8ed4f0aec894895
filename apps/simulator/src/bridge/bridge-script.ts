import { readFileSync } from 'node:fs';
import { DINGTALK_USER_AGENT } from './user-agents.js';

/** As compiled: in a packed build a function may need helpers, which pages do not have. */
const COMPILED = new URL('./install-bridge.js', import.meta.url);

/** The script that makes a page believe it is inside DingTalk; must run before every other script of the page. */
export function bridgeScript(): string {
  const text = readFileSync(COMPILED, 'utf8').replace('export function', 'function');
  return `{ ${text}\ninstallBridge(${JSON.stringify(DINGTALK_USER_AGENT)}); }`;
}
