import type { IncomingHttpHeaders } from 'node:http';
import { adaptPolicy } from './content-security-policy.js';

/** Headers for one connection only, of bodies that are changed on the way, or that forbid frames. */
const NOT_PASSED_ON = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'set-cookie',
  'x-frame-options',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'strict-transport-security',
]);

export interface PhoneResponseContext {
  readonly nonce: string;
  /** The phone's substitutes for real origins. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The portal's headers, adapted to the frame. */
export function frameHeaders(
  given: IncomingHttpHeaders,
  { nonce, origins }: PhoneResponseContext,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !NOT_PASSED_ON.has(name)) headers[name] = value;
  }
  const policy = given['content-security-policy'];
  if (typeof policy === 'string')
    headers['content-security-policy'] = adaptPolicy(policy, { nonce, origins });
  if (given.location !== undefined) headers['location'] = replaceOrigins(given.location, origins);
  return headers;
}

/** Replaces absolute addresses of portal and DingTalk by those of the phone's host names. */
export function replaceOrigins(text: string, origins: ReadonlyMap<string, string>): string {
  let replaced = text;
  for (const [real, shown] of origins) replaced = replaced.replaceAll(real, shown);
  return replaced;
}

/** Adds the bridge before every script of the page. */
export function withBridge(html: string, nonce: string): string {
  return atHead(html, `<script nonce="${nonce}" src="/.dingtalk/bridge.js"></script>`);
}

/** Hides scroll bars, because those of phones take no space. */
export function withoutScrollBars(html: string, nonce: string): string {
  const style = 'html { scrollbar-width: none !important; scrollbar-gutter: auto !important; }';
  return atHead(html, `<style nonce="${nonce}">${style}</style>`);
}

function atHead(html: string, part: string): string {
  const head = /<head\b[^>]*>/i.exec(html);
  if (head === null) return part + html;
  const end = head.index + head[0].length;
  return html.slice(0, end) + part + html.slice(end);
}
