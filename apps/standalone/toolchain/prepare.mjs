import { build, isBuilt } from './build.mjs';
import { buildConsole, isConsoleBuilt } from './console.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { lockFile } from './places.mjs';
import { step } from './progress.mjs';

/**
 * Installs the packages and builds, each only when something changed since the last time. Two at once are safe: the
 * second waits, and then finds everything done. Runs on Node 20 without any package.
 *
 * @param {{ quiet?: boolean, console?: boolean, development?: boolean }} [options] quiet prints nothing unless it fails; without `console`
 *   the admin console is left as it is; with `development` what only tests and checks need is installed, too
 */
export async function prepare({ quiet = false, console: withConsole = true, development = false } = {}) {
  const isReady = () => isBuilt() && (!withConsole || isConsoleBuilt());
  const isComplete = () => isInstalled({ development });
  if (isComplete() && isReady()) return;
  const onWait = () => quiet || console.log('Another process is installing or building; waiting for it …');
  await withLock(
    lockFile,
    async () => {
      if (!isComplete()) await step('Installing packages', quiet, () => install({ development }));
      await together(
        !isBuilt() && step('Building', quiet, build),
        withConsole && !isConsoleBuilt() && step('Building the admin console', quiet, buildConsole),
      );
    },
    { onWait },
  );
}

/** Waits for all of it, and then for the first failure: what is still at work must not go on without the lock. */
async function together(...work) {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
