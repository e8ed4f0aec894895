import { scannedValue } from './scanned-value.mjs';

/** A browser of the floor: it only has its ticket's cookie. */
class FloorBrowser {
  #cookie = 'cookie: none=';

  get headers() {
    return ['user-agent: bench', this.#cookie];
  }

  async post(connection, path, expected) {
    const answer = await connection.request('POST', path, this.headers, '{}');
    if (answer.status !== expected) throw new Error(`POST ${path}: ${answer.head}\n${answer.body}`);
    const set = /\r\nset-cookie: ([^;]+)/i.exec(answer.head)?.[1];
    if (set !== undefined) this.#cookie = `cookie: ${set}`;
    return answer.body;
  }
}

/** `productOf` for the floor. */
export const floorOf = (installation) => ({
  port: installation.ports.floor,
  pids: [installation.floor.pid],
  browser: () => new FloorBrowser(),
  phone: () => new FloorBrowser(),
  eventsPath: '/events',
  scanned: scannedValue,
  issue: (connection, browser) => browser.post(connection, '/ticket', 201),
  scan: (connection, phone, scan) => phone.post(connection, `/q/${scan}/identity`, 200),
  confirm: (connection, phone, scan) => phone.post(connection, `/q/${scan}/confirm`, 200),
  redeem: (connection, browser) => browser.post(connection, '/redeem', 200),
});
