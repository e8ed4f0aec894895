import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allowedLookup } from '#http';
import { NetworkRules } from '#http';
import { postMessage } from './post-message.js';

describe('an attempt to send', () => {
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/body-without-end') response.writeHead(200).write('and so on');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const post = (path: string, { isLoopbackAllowed = true, timeoutMs = 60_000 } = {}) => {
    const lookup = allowedLookup(new NetworkRules([], isLoopbackAllowed));
    return postMessage(new URL(`http://localhost:${String(port)}${path}`), '{}', {}, lookup, timeoutMs);
  };

  it('ends when the receiver does not answer in time', async () => {
    await expect(post('/silence', { timeoutMs: 100 })).resolves.toEqual({ failure: 'timeout' });
  });

  it('does not wait for the rest of an answer', async () => {
    await expect(post('/body-without-end')).resolves.toEqual({});
  });

  it('does not connect to an address that is not allowed, whatever the host name', async () => {
    await expect(post('/body-without-end', { isLoopbackAllowed: false })).resolves.toEqual({
      failure: 'forbidden_address',
    });
  });
});
