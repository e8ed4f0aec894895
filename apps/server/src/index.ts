import { readSettings } from '#runtime';
import { openServer, type OpenServer } from './open-server.js';

export { ServerModule } from './server.module.js';
export { openServer, type OpenServer } from './open-server.js';

/** Starts a server with the settings of the environment. */
export async function startServer(): Promise<OpenServer> {
  return openServer(readSettings(process.env));
}
