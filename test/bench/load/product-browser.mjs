import { randomBytes } from 'node:crypto';
import { DINGTALK_USER_AGENT } from '#simulator';
import { mask } from '../../../dist/libs/http/src/csrf/masked-token.js';
import { scannedValue } from './scanned-value.mjs';

const DESKTOP =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const TICKET = '/t/demo/logon/dingtalk-qr/ticket';

let networks = 0;

/**
 * A browser that has opened a page of the product: it has a cookie, the anti-CSRF token and a network of its own, so that no rate limit
 * for one network affects the measurement.
 */
class ProductBrowser {
  #cookies = new Map();
  #fixed;

  constructor(installation, userAgent) {
    const secret = randomBytes(32).toString('base64url');
    networks += 1;
    this.#cookies.set('__Host-browser', secret);
    this.#fixed = [
      `user-agent: ${userAgent}`,
      `origin: ${installation.url}`,
      'accept: application/json',
      `x-forwarded-for: 10.${(networks >> 8) & 255}.${networks & 255}.7`,
      `x-csrf-token: ${mask(installation.keyRing.sign(secret, 'csrf'))}`,
    ];
  }

  get headers() {
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`);
    return [...this.#fixed, `cookie: ${cookies.join('; ')}`];
  }

  async post(connection, path, body, expected) {
    const answer = await connection.request('POST', path, this.headers, JSON.stringify(body));
    if (answer.status !== expected) throw new Error(`POST ${path}: ${answer.head}\n${answer.body}`);
    for (const [, name, value] of answer.head.matchAll(/\r\nset-cookie: ([^=]+)=([^;]*)/gi)) {
      this.#cookies.set(name, value);
    }
    return answer.body;
  }
}

/** The requests of a browser and a phone for a ticket of the product. */
export const productOf = (installation) => ({
  port: installation.ports.product,
  pids: [installation.server.pid, installation.worker.pid],
  browser: () => new ProductBrowser(installation, DESKTOP),
  phone: () => new ProductBrowser(installation, DINGTALK_USER_AGENT),
  eventsPath: `${TICKET}/events`,
  scanned: scannedValue,
  issue: (connection, browser) => browser.post(connection, TICKET, {}, 201),
  scan: (connection, phone, scan, code) => phone.post(connection, `/q/${scan}/identity`, { code }, 303),
  confirm: (connection, phone, scan) => phone.post(connection, `/q/${scan}/confirm`, {}, 303),
  redeem: (connection, browser) => browser.post(connection, `${TICKET}/redeem`, {}, 200),
});
