import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The part of Fastify that this needs. */
interface ClosingServer {
  readonly server: Server;
  addHook(name: 'preClose', hook: (done: () => void) => void): unknown;
}

/**
 * Lets a server stop although clients hold connections without any request, which browsers open in advance. Node counts those as busy, and
 * would wait for them forever.
 */
export function closeUnusedConnections(instance: ClosingServer): void {
  const unused = new Set<Socket>();
  let isClosing = false;
  instance.server.on('connection', (socket) => {
    if (isClosing) socket.destroy();
    else unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  instance.server.on('request', ({ socket }) => unused.delete(socket));
  instance.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of unused) socket.destroy();
    done();
  });
}
