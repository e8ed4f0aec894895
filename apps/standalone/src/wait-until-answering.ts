import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from './start-failure.js';

const DEADLINE_MS = 60_000;
const POLL_MS = 100;

/** Waits until an address answers with 200. */
export async function waitUntilAnswering(address: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  let answer = 'no answer';
  while (Date.now() < deadline) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `status ${String(response.status)}`;
    } catch (error) {
      answer = error instanceof Error ? error.message : 'no answer';
    }
    await pause(POLL_MS);
  }
  throw new StartFailure(`${address} does not answer (${answer}).`);
}
