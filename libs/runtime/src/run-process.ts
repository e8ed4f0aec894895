import { SettingsError } from './settings.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds in which a process must have ended cleanly before it is ended anyway. */
const SHUTDOWN_MS = 20_000;

/**
 * Runs a process until it is told to stop: starts it, ends it cleanly at a signal, and says in one line why it cannot
 * start. Exit codes: 0 = ended as told, 1 = could not start or end.
 */
export async function runProcess(
  name: string,
  start: () => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  try {
    const running = await start();
    console.log(`${name} is running`);
    for (const signal of SIGNALS) process.once(signal, () => void end(running));
  } catch (error) {
    console.error(`${name} cannot start: ${reasonOf(error)}`);
    process.exit(1);
  }
}

async function end(running: { close(): Promise<void> }): Promise<void> {
  setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
  await running.close();
  process.exit(0);
}

function reasonOf(error: unknown): string {
  if (error instanceof SettingsError) return `\n${error.message}`;
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
