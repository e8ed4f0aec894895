import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { until } from '#testing';
import { releaseParser } from './release-parser.js';

describe('a connection without its parser', () => {
  let server: Server;
  let client: Socket;
  let response: ServerResponse;
  let received = '';

  beforeEach(async () => {
    received = '';
    server = createServer((request, answer) => {
      response = answer;
      answer.writeHead(200, { connection: 'close' });
      answer.flushHeaders();
      releaseParser(request.socket);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    client = connect(port, '127.0.0.1');
    client.on('data', (chunk) => (received += chunk.toString()));
    client.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await until(() => received.includes('200 OK'));
  });
  afterEach(async () => {
    client.destroy();
    await new Promise((closed) => server.close(closed));
  });

  it('has none on the Node that the product runs on', () => {
    expect(response.socket).toMatchObject({ parser: null });
  });

  it('transmits the answer to its end', async () => {
    response.write('one');
    await until(() => received.includes('one'));
    response.end('two');
    await until(() => client.destroyed || client.readableEnded);
    expect(received).toContain('two');
    expect(response.writableFinished).toBe(true);
  });

  it('drops everything else that arrives, including a further request', async () => {
    client.write(`GET /other HTTP/1.1\r\nhost: localhost\r\n\r\n${'x'.repeat(1_000_000)}`);
    response.write('one');
    await until(() => received.includes('one'));
    await until(() => client.writableLength === 0);
    expect(received.match(/200 OK/g)).toHaveLength(1);
  });

  it.each(['destroy', 'end'] as const)('reports when the other side closes it (%s)', async (leave) => {
    const closed = new Promise((resolve) => response.once('close', resolve));
    client[leave]();
    await closed;
    expect(response.writableFinished).toBe(false);
  });
});
