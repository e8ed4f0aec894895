import { CreateForwardApplication } from '#forward-auth';
import { newBrowser } from '../security/scene/agents.js';
import { signedIn } from '../security/scene/signed-in.js';
import { useCase } from '../security/scene/use-case.js';
import { useProduct } from '../security/scene/use-product.js';
import { CODE, cookieOf, ProxiedHost } from './scene/proxied-host.js';

const product = useProduct({ worker: false });
const HOST = 'direct.example';
const LOCAL = 'wiki.localhost:8080';
const direct = new ProxiedHost(product, HOST);
const local = new ProxiedHost(product, LOCAL);

beforeAll(async () => {
  const fields = { name: 'Handbook', hosts: [HOST, LOCAL] };
  await useCase(product(), CreateForwardApplication).execute(product().tenantId, fields);
});

/** The start address that a host redirects a browser to, and the browser's cookie at the host. */
async function begin(host = direct, headers: Readonly<Record<string, string>> = {}) {
  const answer = await host.check({ headers });
  const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '');
  const address = (change: Readonly<Record<string, string>> = {}) =>
    `${pathname}?${new URLSearchParams({ ...Object.fromEntries(searchParams), ...change }).toString()}`;
  return { address, cookie: cookieOf(answer) };
}

const plain = { 'x-forwarded-proto': 'http' };

describe('O10: plain HTTP', () => {
  it('carries no code, wherever the browser started', async () => {
    const victim = await signedIn(product(), 'alice');
    const { address } = await begin();
    const answer = await victim.get(address({ to: `http://${HOST}/page` }));
    expect([answer.status, answer.location, answer.text]).toEqual([
      403,
      undefined,
      expect.stringContaining('This address is not secure'),
    ]);
  });

  it('lets nobody in at a host, and the proxy is told what to configure', async () => {
    const cookie = await direct.visit(await signedIn(product(), 'alice'));
    expect((await direct.check({ cookie })).status).toBe(200);
    const answer = await direct.check({ cookie, headers: plain });
    expect([answer.status, answer.headers.get('location'), answer.headers.get('remote-user')]).toEqual([
      403,
      null,
      null,
    ]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await answer.json()).toMatchObject({
      code: 'forward_auth.https_needed',
      detail: expect.stringMatching(/Serve the host by HTTPS.*X-Forwarded-Proto: https/) as string,
    });
  });

  it('is accepted on the machine itself, where browsers still keep the cookie', async () => {
    const { address, cookie } = await begin(local, plain);
    expect(cookie).toMatch(/^__Host-openeiam-arrival=/);
    const { location = '' } = await (await signedIn(product(), 'alice')).get(address());
    expect(location).toMatch(new RegExp(`^http://${LOCAL}/page\\?${CODE}=`));
    const { search } = new URL(location);
    const answer = await local.check({ uri: `/page${search}`, cookie, headers: plain });
    expect([answer.status, cookieOf(answer)]).toEqual([
      302,
      expect.stringMatching(/^__Host-openeiam-visit=/),
    ]);
  });
});

describe('O10: a start address at which people are identified', () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['another place at the host', { to: `https://${HOST}/not-behind-the-proxy` }],
    ['another browser', { browser: 'A'.repeat(43) }],
    ['another signature', { signature: 'A'.repeat(43) }],
    ['no signature', { signature: '' }],
  ])('gives no code for %s: the browser is sent to the host to start there', async (_what, change) => {
    const { address } = await begin();
    const person = await signedIn(product(), 'alice');
    for (const browser of [person, newBrowser(product())]) {
      const answer = await browser.get(address(change));
      expect([answer.status, answer.location]).toEqual([303, change['to'] ?? `https://${HOST}/page`]);
    }
    expect((await person.get(address())).location).toContain(`${CODE}=`);
  });

  it('is also reached after a logon', async () => {
    const { address } = await begin();
    const { location = '' } = await newBrowser(product()).get(address());
    const returnTo = new URL(location, 'https://portal.invalid').searchParams.get('return_to') ?? '';
    const answer = await (await signedIn(product(), 'alice')).get(returnTo);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining(`${CODE}=`)]);
  });

  it('that is passed on to another person gives a code that lets neither of them in and is then used up', async () => {
    const passedOn = await begin();
    const victim = await signedIn(product(), 'alice');
    const { location = '' } = await victim.get(passedOn.address());
    const uri = `/page${new URL(location).search}`;
    const brought = await direct.check({ uri, cookie: (await begin()).cookie });
    expect(cookieOf(brought)).not.toContain('visit');
    const stolen = await direct.check({ uri, cookie: passedOn.cookie });
    expect(cookieOf(stolen)).not.toContain('visit');
  });
});
