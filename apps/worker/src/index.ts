import { readSettings } from '#runtime';
import { openWorker, type OpenWorker } from './open-worker.js';

export { openWorker, type OpenWorker } from './open-worker.js';

/** Starts a worker with the settings of the environment. */
export async function startWorker(): Promise<OpenWorker> {
  return openWorker(readSettings(process.env));
}
