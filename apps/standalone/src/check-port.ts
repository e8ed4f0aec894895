import { createServer, type AddressInfo } from 'node:net';
import { StartFailure } from './start-failure.js';

/**
 * Checks that a port is free, before anything is started.
 *
 * @param variable the setting that the port comes from
 * @param port 0 picks a free one
 * @returns the port
 * @throws StartFailure saying what to do
 */
export function checkPort(variable: string, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new StartFailure(explain(variable, port, host, cause.code), { cause }));
    });
    server.listen(port, host, () => {
      const listening = (server.address() as AddressInfo).port;
      server.close(() => {
        resolve(listening);
      });
    });
  });
}

/**
 * Checks that the portal and the simulator do not use the same port, which each check alone would find free.
 *
 * @throws StartFailure saying what to do
 */
export function checkPortsApart(port: number, simulatorPort: number): void {
  if (port !== simulatorPort) return;
  throw new StartFailure(
    `PORT and SIMULATOR_PORT are both ${String(port)}. Set SIMULATOR_PORT to another port.`,
  );
}

function explain(variable: string, port: number, host: string, code: string | undefined): string {
  const where = `Port ${String(port)}`;
  if (code === 'EADDRINUSE')
    return `${where} is in use. Stop what uses it, or set ${variable} to another port.`;
  if (code === 'EACCES') return `${where} needs more rights. Set ${variable} to a port above 1023.`;
  return `${where} of ${host} cannot be listened on (${code ?? 'unknown reason'}). Set HOST and ${variable}.`;
}
