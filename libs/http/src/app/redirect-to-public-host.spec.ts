import Fastify, { type FastifyInstance } from 'fastify';
import { redirectToPublicHost } from './redirect-to-public-host.js';

async function opened(publicUrl: string): Promise<FastifyInstance> {
  const fastify = Fastify();
  redirectToPublicHost(fastify, publicUrl);
  fastify.all('/page', () => 'here');
  await fastify.ready();
  return fastify;
}

const html = { accept: 'text/html' };

describe('a trial opened under another name of this machine', () => {
  it('redirects pages to the public address, with their query', async () => {
    const fastify = await opened('http://localhost:3000');
    const answer = await fastify.inject({ url: '/page?a=1', headers: { ...html, host: '127.0.0.1:3000' } });
    expect(answer.statusCode).toBe(307);
    expect(answer.headers.location).toBe('http://localhost:3000/page?a=1');
  });

  it.each([
    ['the public address itself', 'GET', 'localhost:3000', html],
    ['what is no page', 'GET', '127.0.0.1:3000', { accept: 'application/json' }],
    ['a posted form', 'POST', '127.0.0.1:3000', html],
    ['another port', 'GET', '127.0.0.1:3001', html],
    ['a host that is no loopback', 'GET', 'id.example.com:3000', html],
    ['a host that is none at all', 'GET', '%', html],
  ] as const)('does not redirect %s', async (_what, method, host, headers) => {
    const fastify = await opened('http://localhost:3000');
    const answer = await fastify.inject({ method, url: '/page', headers: { ...headers, host } });
    expect(answer.body).toBe('here');
  });

  it('does not redirect a public portal', async () => {
    const fastify = await opened('https://id.example.com');
    const answer = await fastify.inject({ url: '/page', headers: { ...html, host: '127.0.0.1' } });
    expect(answer.body).toBe('here');
  });
});
