import type { Agent } from '../harness/agent.js';
import { newNetwork } from '../security/scene/networks.js';
import { routesOf } from '../security/scene/routes.js';
import { signedIn } from '../security/scene/signed-in.js';
import { useProduct } from '../security/scene/use-product.js';
import { faultsOf } from './scene/expectations.js';
import { ODD_FIELDS, ODDEST } from './scene/odd-values.js';
import { shareOf } from './scene/share.js';

const product = useProduct({ worker: false });

/** Valid values for parameters in addresses. */
const GOOD: Readonly<Record<string, string>> = {
  slug: 'demo',
  method: 'password',
  key: 'main',
  '*': 'accounts',
};

/** The cookies of the product. */
const COOKIES = ['browser', 'lang', 'phone', 'session', 'ticket'];

/** Query parameters of pages. */
const QUERIES = ['method', 'return_to', 'notice', 'lang', 'after', 'state', 'code', 'authCode', 'error'];

/** Odd segments of an address: odd field values, and path traversal. */
const ODD_SEGMENTS = [...ODD_FIELDS, '..%2f..%2fetc', '%5c'].filter((value) => value !== '');

/** Headers that describe the browser. */
const HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cookie',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'origin',
  'range',
  'referer',
  'sec-fetch-site',
  'user-agent',
  'x-correlation-id',
  'x-csrf-token',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-session-id',
  'x-unattended',
];

/** Unexpected values that a header can hold. */
const ODD_HEADERS = [
  '',
  '\u00ff\u0080',
  '%00',
  '%zz',
  '"',
  ';',
  ',',
  '=',
  'x'.repeat(6_000),
  'a, b;q=x',
  '__proto__=x',
];

/** The address of a route, with `odd` for one of its parameters. */
function addressOf(path: string, name?: string, odd = ''): string {
  return path.replaceAll(/:(\w+)|\*/g, (all, own: string = all) =>
    own === name ? odd : (GOOD[own] ?? 'x'.repeat(43)),
  );
}

describe('a page of the portal that gets odd input', () => {
  let browser: Agent;

  beforeAll(async () => {
    browser = await signedIn(product(), 'alice');
  });

  /** Routes whose responses end; streams do not. */
  const routes = () =>
    routesOf(product()).filter(
      ({ method, path }) =>
        method === 'GET' &&
        !['/api/admin', '/scim/'].some((start) => path.startsWith(start)) &&
        !path.endsWith('/events'),
    );

  async function faultsAt(
    address: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string[]> {
    const answer = await browser.send('GET', address, {
      accept: 'text/html',
      'x-forwarded-for': newNetwork(),
      ...headers,
    });
    return faultsOf(answer).map((fault) => `${address.slice(0, 120)} ${JSON.stringify(headers)}: ${fault}`);
  }

  it('K7: never fails for its path', async () => {
    const faults: string[] = [];
    for (const { path } of routes()) {
      for (const [all, name = all] of path.matchAll(/:(\w+)|\*/g)) {
        for (const odd of shareOf(ODD_SEGMENTS)) faults.push(...(await faultsAt(addressOf(path, name, odd))));
      }
    }
    expect(faults).toEqual([]);
  });

  it('K7: never fails for its query', async () => {
    const faults: string[] = [];
    for (const { path } of routes()) {
      for (const name of QUERIES) {
        const odd = [...ODDEST.map((value) => `${name}=${value}`), `${name}=a&${name}=b`, `${name}[x]=a`];
        for (const query of shareOf(odd)) faults.push(...(await faultsAt(`${addressOf(path)}?${query}`)));
      }
    }
    expect(faults).toEqual([]);
  });

  it('K7: never fails for the browser’s headers and cookies', async () => {
    const cookies = COOKIES.flatMap((name) => ODD_HEADERS.map((value) => `__Host-${name}=${value}`));
    const faults: string[] = [];
    for (const name of HEADERS) {
      for (const value of shareOf(name === 'cookie' ? [...ODD_HEADERS, ...cookies] : ODD_HEADERS)) {
        for (const address of ['/t/demo/', '/t/demo/logon', '/nowhere', '/api/admin/me'])
          faults.push(...(await faultsAt(address, { [name]: value })));
      }
    }
    expect(faults).toEqual([]);
  });
});
