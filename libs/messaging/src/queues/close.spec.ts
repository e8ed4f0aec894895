import { setImmediate as nextTurn } from 'node:timers/promises';
import { closeWorker } from './close.js';
import type { QueueBackend } from './queue-backend.js';

describe('closing the worker of a queue', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  beforeAll(() => process.on('unhandledRejection', note));
  afterAll(() => process.off('unhandledRejection', note));

  it('raises no error when the queue goes away while pending work is finished', async () => {
    const worker = { on: () => undefined, close: () => Promise.reject(new Error('Connection is closed.')) };
    const backend = { isConnected: () => true } as unknown as QueueBackend;
    await closeWorker(worker, backend, () => nextTurn());
    expect(unhandled).toEqual([]);
  });
});
