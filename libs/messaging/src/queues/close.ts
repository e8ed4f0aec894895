import { withTimeout } from '#kernel';
import { answered, type JobQueue, type JobWorker, type QueueBackend } from './queue-backend.js';

/** Milliseconds in which a worker must finish its current work; a turn of a drain takes five seconds at most. */
const FINISH_MS = 8_000;

/** Milliseconds to disconnect from the backend. */
const LEAVE_MS = 2_000;

/**
 * Closes a worker after it has finished its current work. Work that takes too long is left to another worker. It does not wait for a
 * backend that is away.
 *
 * @param inHand settles when the current work is finished
 */
export async function closeWorker(
  worker: JobWorker | undefined,
  backend: QueueBackend,
  inHand: () => Promise<unknown>,
): Promise<void> {
  if (worker === undefined) return;
  const isThere = backend.isConnected();
  // From here on it accepts no new work.
  const closed = isThere ? worker.close() : undefined;
  closed?.catch(() => undefined); // its backend may go away before this is awaited
  await withTimeout(FINISH_MS, 'What is in hand', inHand()).catch(() => undefined);
  await withTimeout(LEAVE_MS, 'The queue', closed ?? worker.close(true)).catch(() => undefined);
}

/** Closes a queue. */
export async function closeQueue(queue: JobQueue | undefined): Promise<void> {
  if (queue !== undefined) await answered(queue.close()).catch(() => undefined); // its backend is away
}
