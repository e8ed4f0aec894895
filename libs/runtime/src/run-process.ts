import { tidyUpAfterStart } from './after-start.js';
import { createLogger } from './logger.js';
import { misspeltSettings } from './misspelt-settings.js';
import { SettingsError } from './settings.js';
import { whyItCannotListen } from './why-it-cannot-listen.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds that a process has to shut down cleanly before it is forced to exit. */
const SHUTDOWN_MS = 20_000;

/**
 * Starts a process and shuts it down cleanly on a signal. It logs its messages; the reason why it cannot start also goes to standard error,
 * for people who start it by hand. Exit codes: 0 = ended on request, 1 = could not start or stop, or failed with an uncaught error.
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
