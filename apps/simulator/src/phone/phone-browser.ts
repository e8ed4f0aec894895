import { randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { bridgeScript } from '../bridge/bridge-script.js';
import { invokeJsapi, jsapiCallSchema } from '../bridge/invoke-jsapi.js';
import type { DingTalk } from '../dingtalk.js';
import type { PhoneAddresses } from './phone-addresses.js';
import { phoneHeaders } from './phone-request.js';
import { frameHeaders, replaceOrigins, withBridge, withoutScrollBars } from './phone-response.js';
import type { Phone, Phones } from './phones.js';
import type { PortalOrigins } from './portal-origins.js';
import { isWakeRequest, wakeDingTalk, withWakeLinks } from './wake-dingtalk.js';
import { portalUnreachablePage } from './unreachable-page.js';

const TIMEOUT_MILLISECONDS = 30_000;

/**
 * The web container of a simulated phone. It visits the portal in place of the browser, as the phone would: with the phone's User-Agent, its own cookies
 * and no frame around it; and it answers the bridge's calls.
 */
export class PhoneBrowser {
  constructor(
    private readonly dingtalk: DingTalk,
    private readonly phones: Phones,
    private readonly portals: PortalOrigins,
    private readonly addresses: PhoneAddresses,
  ) {}

  /** Answers a request to a phone's portal host; returns false for any other host. */
  handles(request: IncomingMessage, response: ServerResponse): boolean {
    const { host } = request.headers;
    const phone = this.addresses.portalPhone(host);
    if (phone === undefined && host?.startsWith('phone-') !== true) return false;
    if (phone === undefined) {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end('There is no such phone any more\n');
      return true;
    }
    this.#answer(phone, request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      const page = portalUnreachablePage(phone.portalOrigin, error);
      return response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    });
    return true;
  }

  async #answer(phone: Phone, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isDingTalk = phone.way === 'dingtalk';
    if (isDingTalk && request.url === '/.dingtalk/bridge.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(bridgeScript());
    } else if (isDingTalk && request.url === '/.dingtalk/jsapi' && request.method === 'POST') {
      const call = jsapiCallSchema.parse(JSON.parse(await text(request)));
      const pageUrl = phone.portalOrigin + call.pageUrl.slice(this.addresses.portalOriginOn(phone).length);
      const answer = invokeJsapi(this.dingtalk, phone.personId, { ...call, pageUrl });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } else if (!isDingTalk && isWakeRequest(request.url ?? '')) {
      const { phones, portals, addresses } = this;
      const location = wakeDingTalk(request.url ?? '', { phone, phones, portals, addresses });
      response
        .writeHead(location === undefined ? 404 : 302, location === undefined ? {} : { location })
        .end();
    } else {
      await this.#forward(phone, request, response);
    }
  }

  async #forward(phone: Phone, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const phoneOrigin = this.addresses.portalOriginOn(phone);
    const target = new URL(phone.portalOrigin + (request.url ?? '/'));
    const now = this.dingtalk.clock.now();
    const cookies = phone.cookies.header(target.pathname, now);
    const { simulatorUrl } = this.addresses;
    const headers = phoneHeaders(request.headers, { phone, phoneOrigin, cookies, simulatorUrl });
    const answer = await visit(target, request, headers);
    phone.cookies.store(answer.headers['set-cookie'] ?? [], now);

    const origins = new Map([
      [phone.portalOrigin, phoneOrigin],
      [simulatorUrl, this.addresses.loginOriginOn(phone)],
    ]);
    const nonce = randomBytes(16).toString('base64');
    const type = answer.headers['content-type'] ?? '';
    response.writeHead(answer.statusCode ?? 502, frameHeaders(answer.headers, { nonce, origins }));
    if (!/^(text\/html|application\/([a-z.]+\+)?json)\b/.test(type)) return pipeline(answer, response);
    const body = replaceOrigins(await text(answer), origins);
    if (!type.startsWith('text/html')) return void response.end(body);
    const page = withoutScrollBars(body, nonce);
    return void response.end(
      phone.way === 'dingtalk' ? withBridge(page, nonce) : withWakeLinks(page, phoneOrigin),
    );
  }
}

function visit(
  target: URL,
  request: IncomingMessage,
  headers: Record<string, string | string[]>,
): Promise<IncomingMessage> {
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      target,
      { method: request.method ?? 'GET', headers, timeout: TIMEOUT_MILLISECONDS },
      resolve,
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('The portal took too long')));
    outgoing.on('error', reject);
    pipeline(request, outgoing).catch(reject);
  });
}
