import { tidyUpAfterStart } from './after-start.js';
import { createLogger } from './logger.js';
import { misspeltSettings } from './misspelt-settings.js';
import { SettingsError } from './settings.js';
import { whyItCannotListen } from './why-it-cannot-listen.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds in which a process must have ended cleanly before it is ended anyway. */
const SHUTDOWN_MS = 20_000;

/**
 * Runs a process until it is told to stop: starts it, ends it cleanly at a signal. What it says goes into the log; why it
 * cannot start stands on standard error, too, for whoever starts it by hand. Exit codes: 0 = ended as told, 1 = could not
 * start or end, or failed in a way that nothing catches.
 */
export async function runProcess(
  name: string,
  start: () => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  const logger = createLogger(name, 'info');
  process.once('uncaughtException', (err: unknown) => {
    logger.fatal({ err }, 'Uncaught error; the process ends');
    process.exit(1);
  });
  for (const sentence of misspeltSettings(process.env)) logger.warn(sentence);
  try {
    const running = await start();
    logger.info(`${name} is running`);
    tidyUpAfterStart();
    for (const signal of SIGNALS) process.once(signal, () => void end(running));
  } catch (error) {
    const reason = reasonOf(error);
    logger.fatal({ reason: reason.trim() }, `${name} cannot start`);
    console.error(`${name} cannot start: ${reason}`);
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
  return whyItCannotListen(error) ?? (error instanceof Error ? error.message : String(error));
}
