import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks. */
const POLL_MS = 10;

/** Milliseconds after which something is wrong, and no machine just busy. */
const DEADLINE_MS = 30_000;

/** Waits until `holds` gives true, looking again and again. Fails after `deadlineMs` milliseconds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${String(deadlineMs)} ms`);
    await pause(POLL_MS);
  }
}
