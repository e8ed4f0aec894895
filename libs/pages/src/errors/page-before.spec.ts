import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pageBefore, pageToRetry } from './page-before.js';

const OURS = 'https://id.example.com';
const BASE = '/t/demo';

describe('the page to try again on', () => {
  let server: FastifyInstance;
  const answer = (request: FastifyRequest) => ({
    before: pageBefore(request, OURS, BASE) ?? null,
    retry: pageToRetry(request, OURS, BASE) ?? null,
  });

  beforeAll(async () => {
    server = fastify();
    for (const url of ['/t/:slug/profile', '/t/:slug/logon', '/']) server.get(url, answer);
    for (const url of ['/t/:slug/profile', '/t/:slug/logon/:method', '/t/:slug/attach/start'])
      server.post(url, answer);
    await server.ready();
  });
  afterAll(() => server.close());

  async function ask(method: 'GET' | 'POST', url: string, referer?: string) {
    const headers = referer === undefined ? {} : { referer };
    return (await server.inject({ method, url, headers })).json<{ before: unknown; retry: unknown }>();
  }

  it('is the page itself, with its query', async () => {
    expect(await ask('GET', '/t/demo/profile?a=1')).toEqual({ before: null, retry: '/t/demo/profile?a=1' });
  });

  it('is missing outside the organisation', async () => {
    expect((await ask('GET', '/')).retry).toBeNull();
    expect((await ask('GET', '/t/another/profile')).retry).toBeNull();
  });

  it('is the page that contained the form', async () => {
    const referer = `${OURS}/t/demo/logon?method=password`;
    expect((await ask('POST', '/t/demo/logon/password', referer)).retry).toBe(
      '/t/demo/logon?method=password',
    );
    expect((await ask('POST', '/t/demo/profile', `${OURS}/t/demo/profile`)).retry).toBe('/t/demo/profile');
  });

  it('is the page above, if the form was shown again at an address that accepts only forms', async () => {
    const referer = `${OURS}/t/demo/logon/password`;
    expect((await ask('POST', '/t/demo/logon/password', referer)).retry).toBe('/t/demo/logon');
    const start = `${OURS}/t/demo/attach/start`;
    expect((await ask('POST', '/t/demo/attach/start', start)).retry).toBeNull();
  });

  it.each([
    'https://evil.example/t/demo/profile',
    `${OURS}//evil.example/t/demo/`,
    `${OURS}/t/demonstration/`,
    `${OURS}/t/another/profile`,
    'no address',
  ])('is never derived from the referrer %s', async (referer) => {
    expect((await ask('POST', '/t/demo/profile', referer)).retry).toBeNull();
  });

  it('is unknown if the browser sends no referrer', async () => {
    expect((await ask('POST', '/t/demo/profile')).retry).toBeNull();
  });
});
