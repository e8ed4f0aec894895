import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Agent, Answer } from '../../harness/agent.js';
import { showQr, ticketPath } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { codeOf } from '../scene/answers.js';
import { addressOf, routesOf, type Route } from '../scene/routes.js';
import { dump } from '../scene/whole-database.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Foreign origins, from obvious to deceptive ones. */
function foreignOrigins(): readonly string[] {
  const { port } = new URL(product().url);
  return [
    'https://evil.example',
    'null',
    `http://localhost:${port}.evil.example`,
    `http://evil.localhost:${port}`,
    `https://localhost:${port}`,
    `http://localhost:${String(Number(port) + 1)}`,
    `http://LOCALHOST.evil.example:${port}`,
    `${product().url}/`,
  ];
}

async function signedIn(): Promise<{ browser: Agent; values: Record<string, string>; csrf: string }> {
  const browser = newBrowser(product());
  await browser.get('/t/demo/logon');
  await browser.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
  const path = await showQr(newBrowser(product()));
  await newPhone(product()).get(path);
  const page = await browser.get('/t/demo/');
  const csrf = /name="csrf-token" content="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const values = {
    slug: 'demo',
    scan: path.replace('/q/', ''),
    method: 'password',
    key: 'main',
    sessionId: NOBODY,
    bindingId: NOBODY,
    secret: 'A'.repeat(43),
    file: 'portal.js',
  };
  return { browser, values, csrf };
}

/**
 * Routes that applications and devices call or redirect to. The provider decides which origins may read them (O6 in
 * `test/applications`); SAML messages do not rely on a cookie (`test/saml`).
 */
const FOR_OTHERS = [
  '/t/:slug/.well-known/openid-configuration',
  '/t/:slug/dingtalk/:key/events',
  '/t/:slug/oidc/auth',
  '/t/:slug/oidc/device',
  '/t/:slug/oidc/device/auth',
  '/t/:slug/oidc/introspection',
  '/t/:slug/oidc/jwks',
  '/t/:slug/oidc/logout',
  '/t/:slug/oidc/logout/confirm',
  '/t/:slug/oidc/par',
  '/t/:slug/oidc/revocation',
  '/t/:slug/oidc/token',
  '/t/:slug/oidc/userinfo',
  '/t/:slug/saml/slo',
  '/t/:slug/saml/sso',
];

/** Routes that only our own pages may call, and that may change something. Those for others have specs of their own. */
const changing = (route: Route) => route.method !== 'GET' && !route.isForOthers;

function expectNoCors(answer: Answer): void {
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
}

/** The expected error code. A refusal of SCIM has none. */
function refusalOf(path: string): string | undefined {
  return path.startsWith('/scim/') ? undefined : 'csrf.refused';
}

describe('other origins', () => {
  it('B4: may call these routes alone, each of which declares why', () => {
    const others = routesOf(product()).filter(({ isForOthers }) => isForOthers);
    expect(others.map(({ path }) => path).sort()).toEqual(FOR_OTHERS);
  });

  it('B4: cannot change anything, even with the right cookies and anti-CSRF token', async () => {
    const routes = routesOf(product()).filter(changing);
    expect(routes.length).toBeGreaterThan(15);
    const { browser, values, csrf } = await signedIn();
    const before = await dump(product());
    for (const route of routes) {
      for (const origin of foreignOrigins()) {
        const headers = {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-csrf-token': csrf,
          origin,
        };
        const answer = await browser.send(route.method, addressOf(route, values), headers, '{}');
        // A route with a small rate limit answers 429 once the limit is used up.
        if (answer.status === 429 && origin !== 'https://evil.example') continue;
        expect([route.path, origin, answer.status, codeOf(answer)]).toEqual([
          route.path,
          origin,
          403,
          refusalOf(route.path),
        ]);
        expectNoCors(answer);
      }
    }
    expect(await dump(product())).toEqual(before);
  });

  it('B4: cannot change anything by requests without an origin or marked as from another site', async () => {
    const { browser, values, csrf } = await signedIn();
    for (const route of routesOf(product()).filter(changing)) {
      for (const site of [undefined, 'cross-site', 'same-site', 'none']) {
        const headers = {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-csrf-token': csrf,
          ...(site === undefined ? {} : { 'sec-fetch-site': site }),
        };
        const answer = await browser.send(route.method, addressOf(route, values), headers, '{}');
        expect([route.path, site, answer.status]).toEqual([route.path, site, 403]);
      }
    }
  });

  it('B4: are refused like our own pages without the anti-CSRF token', async () => {
    const { browser, values } = await signedIn();
    for (const route of routesOf(product()).filter(changing)) {
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        origin: product().url,
      };
      const answer = await browser.send(route.method, addressOf(route, values), headers, '{}');
      expect([route.path, answer.status, codeOf(answer)]).toEqual([route.path, 403, refusalOf(route.path)]);
    }
  });

  it('B4: are refused by streams and polls', async () => {
    const browser = newBrowser(product());
    await showQr(browser);
    for (const origin of foreignOrigins()) {
      for (const path of [`${ticketPath()}/events`, ticketPath()]) {
        const answer = await browser.send('GET', path, { accept: 'application/json', origin });
        expect([path, origin, answer.status]).toEqual([path, origin, 403]);
        expectNoCors(answer);
      }
    }
    const { browser: member } = await signedIn();
    const events = await member.send('GET', '/t/demo/session/events', { origin: 'https://evil.example' });
    expect(events.status).toBe(403);
  });

  it('B4: get no permission to read from any route, whatever their preflight asks', async () => {
    const { browser, values } = await signedIn();
    for (const route of routesOf(product())) {
      if (route.path.endsWith('/events') || route.isForOthers) continue;
      const origin = 'https://evil.example';
      const preflight = await browser.send('OPTIONS', addressOf(route, values), {
        origin,
        'access-control-request-method': route.method,
        'access-control-request-headers': 'x-csrf-token',
      });
      expectNoCors(preflight);
      if (route.method === 'GET')
        expectNoCors(await browser.send('GET', addressOf(route, values), { origin }));
    }
  });

  it('B4: cannot frame a page or load a script into one', async () => {
    const { browser, values } = await signedIn();
    const pages = routesOf(product()).filter(
      ({ method, path }) => method === 'GET' && !/events$|assets|metrics|openapi/.test(path),
    );
    for (const route of pages) {
      const { headers } = await browser.get(addressOf(route, values));
      const policy = headers.get('content-security-policy') ?? '';
      expect([route.path, policy]).toEqual([route.path, expect.stringContaining("frame-ancestors 'none'")]);
      expect(policy).not.toMatch(
        /unsafe-inline|unsafe-eval|script-src[^;]*\*|script-src[^;]*https?:(?!\/\/)/,
      );
      expect(headers.get('x-frame-options')?.toUpperCase()).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('B4: cannot send messages from a frame: no page embeds DingTalk or listens for them', async () => {
    for (const file of globSync('libs/*/src/browser/**/*.ts')) {
      if (file.endsWith('.spec.ts')) continue;
      const source = await readFile(file, 'utf8');
      expect(source).not.toMatch(/addEventListener\(\s*'message'|onmessage\s*=|<iframe/);
    }
  });
});
