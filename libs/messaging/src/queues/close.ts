import { within } from '#kernel';
import { answered, type JobQueue, type JobWorker, type QueueBackend } from './queue-backend.js';

/** Milliseconds in which a worker must have finished what it has in hand; a turn of a drain takes five seconds at most. */
const FINISH_MS = 8_000;

/** Milliseconds to disconnect from the backend. */
const LEAVE_MS = 2_000;

/**
 * Closes a worker when it has finished what it has in hand. What takes too long is left to another worker, and a backend that is
 * away is not waited for.
 *
 * @param inHand settles with the work that has begun
 */
export async function closeWorker(
  worker: JobWorker | undefined,
  backend: QueueBackend,
  inHand: () => Promise<unknown>,
): Promise<void> {
  if (worker === undefined) return;
  const isThere = backend.isConnected();
  // It takes nothing new from here on.
  const closed = isThere ? worker.close() : undefined;
  closed?.catch(() => undefined); // its backend may go away before anybody waits for it
  await within(FINISH_MS, 'What is in hand', inHand()).catch(() => undefined);
  await within(LEAVE_MS, 'The queue', closed ?? worker.close(true)).catch(() => undefined);
}

/** Closes a queue. */
export async function closeQueue(queue: JobQueue | undefined): Promise<void> {
  if (queue !== undefined) await answered(queue.close()).catch(() => undefined); // its backend is away
}
