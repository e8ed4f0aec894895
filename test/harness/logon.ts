import { DEMO, DINGTALK_USER_AGENT } from '#simulator';
import { Agent, type AgentOptions, type Answer } from './agent.js';
import type { Product } from './start-product.js';

/** Addresses of the portal and its simulated DingTalk. */
type Place = Pick<Product, 'url' | 'simulator'>;

/** A DingTalk app of an organisation, as pages inside DingTalk name it. */
export interface CallingApp {
  readonly clientId: string;
  readonly corpId: string;
}

/** Address of the browser's ticket. */
export function ticketPath(slug = 'demo'): string {
  return `/t/${slug}/logon/dingtalk-qr/ticket`;
}

/** Shows a QR code in a browser and reads it. Gives the path of the phone's page, `/q/<opaque>`. */
export async function showQr(browser: Agent, slug = 'demo'): Promise<string> {
  await browser.get(`/t/${slug}/logon?method=dingtalk-qr`);
  const answer = await browser.postJson(ticketPath(slug));
  if (answer.status !== 201) throw new Error(`No QR code: ${String(answer.status)} ${answer.text}`);
  return new URL(answer.json<{ scanUrl: string }>().scanUrl).pathname;
}

/** A phone on which the DingTalk app runs. */
export function phoneOf(product: Place, options: AgentOptions = {}): Agent {
  return new Agent(product.url, { userAgent: DINGTALK_USER_AGENT, ...options });
}

/** Scans inside DingTalk as this person: opens the page and posts the code from the app. */
export async function scan(
  product: Place,
  phone: Agent,
  person: string,
  path: string,
  { clientId, corpId }: CallingApp = DEMO,
): Promise<Answer> {
  await phone.get(path);
  const pageUrl = `${product.url}${path}`;
  const given = product.simulator.issueJsapiCode(person, { clientId, corpId, pageUrl });
  if (!('code' in given)) throw new Error(`DingTalk gave no code: ${JSON.stringify(given)}`);
  return phone.post(`${path}/identity`, { code: given.code });
}

/** Confirms on the phone that scanned. */
export async function confirm(
  phone: Agent,
  path: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  await phone.get(path);
  return phone.post(`${path}/confirm`, fields);
}

/** State of the browser's ticket. */
export async function stateOf(browser: Agent): Promise<string> {
  const answer = await browser.getJson(ticketPath());
  return answer.status === 200 ? answer.json<{ state: string }>().state : `refused ${String(answer.status)}`;
}

/** Redeems the browser's ticket. */
export function redeem(browser: Agent): Promise<Answer> {
  return browser.postJson(`${ticketPath()}/redeem`);
}

/** A whole logon by QR code; gives the response of the redemption. */
export async function logOnByQr(product: Place, browser: Agent, person: string): Promise<Answer> {
  const path = await showQr(browser);
  const phone = phoneOf(product);
  await scan(product, phone, person, path);
  await confirm(phone, path);
  return redeem(browser);
}
