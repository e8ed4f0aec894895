import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { whyItCannotListen } from './why-it-cannot-listen.js';

async function failureOf(server: Server, port: number, host: string): Promise<unknown> {
  server.listen(port, host);
  const [error] = await once(server, 'error');
  return error;
}

describe('the reason why a process cannot listen', () => {
  it('is given with the variable and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const inUse = whyItCannotListen(await failureOf(createServer(), port, '127.0.0.1'));
    expect(inUse).toMatch(new RegExp(`port ${String(port)}: something else already listens.* PORT`));
    const ofWorker = whyItCannotListen(await failureOf(createServer(), port, '127.0.0.1'), 'WORKER_PORT');
    expect(ofWorker).toMatch(/choose another WORKER_PORT$/);
    taken.close();
    expect(whyItCannotListen(await failureOf(createServer(), 0, '192.0.2.1'))).toMatch(
      /no such address; set HOST/,
    );
    expect(whyItCannotListen(await failureOf(createServer(), 0, 'nowhere.invalid'))).toMatch(
      /the name is unknown.*HOST/,
    );
  });

  it('is undefined for any other error', () => {
    for (const error of [
      new Error('x'),
      'x',
      Object.assign(new Error('x'), { code: 'EACCES', syscall: 'open' }),
    ])
      expect(whyItCannotListen(error)).toBeUndefined();
  });
});
