import { once } from 'node:events';
import { connect } from 'node:net';
import fastify from 'fastify';
import { closeUnusedConnections } from './close-unused-connections.js';

it('a server stops although a client holds an unused connection', async () => {
  const app = fastify({ forceCloseConnections: 'idle' });
  closeUnusedConnections(app);
  const url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const accepted = once(app.server, 'connection');
  const socket = connect(Number(url.port), url.hostname);
  await accepted;
  const left = once(socket, 'close');
  await app.close();
  await left;
}, 5_000);
