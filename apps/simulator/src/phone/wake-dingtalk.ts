import type { PhoneAddresses } from './phone-addresses.js';
import type { Phone, Phones } from './phones.js';
import type { PortalOrigins } from './portal-origins.js';

const LINK = 'dingtalk://dingtalkclient/page/link?';
const PATH = '/.dingtalk/open?';

/** Links that wake the DingTalk app lead, in a frame on a computer, to the same person's DingTalk container. */
export function withWakeLinks(html: string, phoneOrigin: string): string {
  return html.replaceAll(LINK, phoneOrigin + PATH);
}

export function isWakeRequest(path: string): boolean {
  return path.startsWith(PATH);
}

export interface WakeContext {
  readonly phone: Phone;
  readonly phones: Phones;
  readonly portals: PortalOrigins;
  readonly addresses: PhoneAddresses;
}

/** The address where the DingTalk app on the same phone shows the linked page; undefined: not a page of the portal. */
export function wakeDingTalk(
  path: string,
  { phone, phones, portals, addresses }: WakeContext,
): string | undefined {
  const url = new URLSearchParams(path.slice(PATH.length)).get('url') ?? '';
  if (!URL.canParse(url)) return undefined;
  const { origin } = new URL(url);
  if (!portals.has(origin)) return undefined;
  return addresses.onPhone(phones.of(phone.personId, 'dingtalk', origin), url);
}
