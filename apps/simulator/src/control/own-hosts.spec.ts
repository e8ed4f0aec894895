import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { startSimulator, type Simulator } from '../index.js';

describe('the host names of the simulator', () => {
  let simulator: Simulator;
  let port: string;

  beforeAll(async () => {
    simulator = await startSimulator({ port: 0 });
    ({ port } = new URL(simulator.url));
  });

  afterAll(() => simulator.close());

  async function ask(
    path: string,
    headers: Readonly<Record<string, string>>,
    method = 'GET',
  ): Promise<{ readonly status: number | undefined; readonly body: string }> {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, body: await text(answer) };
  }

  const EVERYTHING = [
    '/',
    '/phone',
    '/mailbox',
    '/mailbox/messages',
    '/control/requests',
    '/phone/shown',
    '/healthz',
  ];

  it.each(['localhost', '127.0.0.1', '[::1]'])('are %s with its port', async (name) => {
    expect((await ask('/control/requests', { host: `${name}:${port}` })).status).toBe(200);
  });

  it.each([
    'evil.test',
    'localhost',
    'localhost.evil.test',
    'evil.localhost',
    'localhost:1',
    '127.0.0.1.evil.test',
    '127.0.0.2',
    '0.0.0.0',
  ])('do not include %j, so a name that was rebound to this machine gains nothing', async (name) => {
    const host = name.includes(':') || name === 'localhost' ? name : `${name}:${port}`;
    for (const path of EVERYTHING) {
      const { status, body } = await ask(path, { host, origin: `http://${host}` });
      expect([path, status, JSON.parse(body)]).toEqual([
        path,
        421,
        { error: `The simulator is called localhost:${port}` },
      ]);
    }
    const reset = await ask('/control/reset', { host, origin: `http://${host}` }, 'POST');
    expect(reset.status).toBe(421);
  });

  it.each([
    ['another origin', { origin: 'http://evil.test' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://localhost:3000' }],
    ['a page of this machine that says no origin', { 'sec-fetch-site': 'same-site' }],
    [
      'a page from elsewhere that says no origin',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
  ])('do not help %s', async (_what, headers) => {
    for (const path of ['/control/requests', '/mailbox/messages', '/phone/shown'])
      expect((await ask(path, { host: `localhost:${port}`, ...headers })).status).toBe(403);
  });

  it('may be linked to', async () => {
    const headers = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask('/mailbox', { host: `localhost:${port}`, ...headers })).status).toBe(200);
  });
});
