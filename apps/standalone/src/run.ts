import { UnusableDatabase } from '#database';
import { SettingsError } from '#runtime';
import { Shutdown } from './shutdown.js';
import { startEverything } from './start-everything.js';
import { StartFailure } from './start-failure.js';

const shutdown = new Shutdown();
shutdown.listen();
try {
  await startEverything(process.env, shutdown);
} catch (error) {
  // Failures caused by the shutdown are not worth reporting.
  if (!shutdown.hasBegun) {
    const explained = [StartFailure, SettingsError, UnusableDatabase];
    const isExplained = explained.some((kind) => error instanceof kind);
    console.error(isExplained && error instanceof Error ? error.message : error);
  }
  await shutdown.end(1);
}
