import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, which could take a port between the check and its use. */
const [FIRST, LAST] = [10_000, 32_000];

/** More workers than any run has. Each uses every 64th port, so that no two choose the same. */
const WORKERS = 64;

const worker = Number(process.env['JEST_WORKER_ID'] ?? 0) % WORKERS;
const PORTS = Math.floor((LAST - FIRST) / WORKERS);
let next = Math.floor(Math.random() * PORTS);

/** A port that is free now and that no other worker takes. Public addresses contain it, so it must be known before a server listens. */
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
