import type { IncomingHttpHeaders } from 'node:http';
import { DINGTALK_USER_AGENT, PHONE_BROWSER_USER_AGENT } from '../bridge/user-agents.js';
import type { Phone } from './phones.js';

/** Headers for one connection only (RFC 9110, 7.6.1), or of the browser that shows the phone. */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'proxy-connection',
  'cookie',
  'host',
  'accept-encoding',
]);

export interface PhoneRequestContext {
  readonly phone: Phone;
  /** The origin of the phone's own host name, which is replaced by the portal's. */
  readonly phoneOrigin: string;
  readonly cookies: string;
  /** The page that shows the phone must not appear as a referrer. */
  readonly simulatorUrl: string;
}

/** The headers that the phone's container would have sent to the portal. */
export function phoneHeaders(
  given: IncomingHttpHeaders,
  { phone, phoneOrigin, cookies, simulatorUrl }: PhoneRequestContext,
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || NOT_FORWARDED.has(name) || name.startsWith('sec-ch-')) continue;
    headers[name] = value;
  }
  headers['host'] = new URL(phone.portalOrigin).host;
  headers['user-agent'] = phone.way === 'dingtalk' ? DINGTALK_USER_AGENT : PHONE_BROWSER_USER_AGENT;
  // Uncompressed, because bodies are changed on the way.
  headers['accept-encoding'] = 'identity';
  if (cookies !== '') headers['cookie'] = cookies;
  if (given.origin !== undefined && given.origin !== 'null') {
    headers['origin'] = given.origin === phoneOrigin ? phone.portalOrigin : given.origin;
  }
  const referer = given.referer ?? '';
  delete headers['referer'];
  if (referer.startsWith(`${phoneOrigin}/`))
    headers['referer'] = phone.portalOrigin + referer.slice(phoneOrigin.length);
  // The page in the frame is a top-level page to the phone, and was scanned rather than linked to.
  if (given['sec-fetch-dest'] === 'iframe') headers['sec-fetch-dest'] = 'document';
  if (referer.startsWith(`${simulatorUrl}/`)) headers['sec-fetch-site'] = 'none';
  return headers;
}
