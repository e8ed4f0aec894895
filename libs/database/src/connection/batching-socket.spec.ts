import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { batchingSocket } from './batching-socket.js';

describe('a batching socket', () => {
  it('sends what is written in one turn together, in order, and nothing is held back', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const chunks: string[] = [];
    const socket = batchingSocket();
    const [[other]] = await Promise.all([
      once(server, 'connection') as Promise<[Socket]>,
      once(socket.connect((server.address() as AddressInfo).port, '127.0.0.1'), 'connect'),
    ]);
    other.on('data', (chunk) => chunks.push(chunk.toString()));
    for (const turn of ['1', '2']) {
      const heard = once(other, 'data');
      socket.write(`a${turn}`);
      await Promise.resolve();
      socket.write(Buffer.from(`b${turn}`));
      await heard;
    }
    expect(chunks).toEqual(['a1b1', 'a2b2']);
    socket.destroy();
    server.close();
  });
});
