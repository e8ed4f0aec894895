import type { Server } from 'node:http';
import type { OwnHosts } from '../control/own-hosts.js';
import type { StreamConnections } from './stream-connections.js';
import { ServerSocket } from './web-socket.js';

/** `GET /connect?ticket=…`, upgraded to a WebSocket: a stream of an app. */
export function acceptStreams(server: Server, streams: StreamConnections, hosts: OwnHosts): void {
  server.on('upgrade', (request, stream) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const isOurs = pathname === '/connect' && hosts.has(request.headers.host);
    const clientId = isOurs ? streams.redeem(searchParams.get('ticket') ?? '') : undefined;
    if (clientId === undefined) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    const socket = ServerSocket.accept(request, stream);
    if (socket !== undefined) streams.open(clientId, socket);
  });
}
