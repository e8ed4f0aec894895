import { createServer } from 'node:net';

/** Below what systems give to outgoing connections: one of those would take a port between the look at it and its use. */
const [FIRST, LAST] = [10_000, 32_000];

/** More workers than any run has: each has every so-manieth port for its own, so that no two choose the same. */
const WORKERS = 64;

const worker = Number(process.env['JEST_WORKER_ID'] ?? 0) % WORKERS;
const PORTS = Math.floor((LAST - FIRST) / WORKERS);
let next = Math.floor(Math.random() * PORTS);

/** A port that is free now, and stays so. What is made of it, such as a public address, must be known before anything listens. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < PORTS; tried += 1) {
    const port = FIRST + WORKERS * next + worker;
    next = (next + 1) % PORTS;
    if (await isFree(port)) return port;
  }
  throw new Error(`No port is free from ${String(FIRST)} to ${String(LAST)}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
