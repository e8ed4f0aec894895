import type { Check, Finding } from './finding.js';

/** Milliseconds that one check may take. */
const DEADLINE_MS = 5_000;

/**
 * Runs a check, and waits for it no longer than five seconds.
 *
 * @param explain says why something failed, in one sentence for the operator
 */
export async function runWithTimeout(
  { name, look }: Check,
  explain: (error: unknown) => string,
  deadlineMs = DEADLINE_MS,
): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Omit<Finding, 'check'>>((resolve) => {
    timer = setTimeout(() => {
      const seconds = String(deadlineMs / 1_000);
      resolve({
        state: 'failed',
        detail: `No answer within ${seconds} seconds.`,
        remedy: 'Check that it is running and that this machine can reach it.',
      });
    }, deadlineMs);
  });
  try {
    return { check: name, ...(await Promise.race([look(), late])) };
  } catch (error) {
    return { check: name, state: 'failed', detail: explain(error), remedy: null };
  } finally {
    clearTimeout(timer);
  }
}
