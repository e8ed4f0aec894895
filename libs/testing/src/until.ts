import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks. */
const POLL_MS = 10;

/** Waits until `holds` gives true, looking again and again. Fails after `deadlineMs` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, deadlineMs = 4_000): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${String(deadlineMs)} ms`);
    await pause(POLL_MS);
  }
}
