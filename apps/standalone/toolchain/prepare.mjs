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
 * @param {{ quiet?: boolean, console?: boolean }} [options] quiet prints nothing unless it fails; without `console` the
 *   admin console is left as it is
 */
export async function prepare({ quiet = false, console: withConsole = true } = {}) {
  const isReady = () => isBuilt() && (!withConsole || isConsoleBuilt());
  if (isInstalled() && isReady()) return;
  const onWait = () => quiet || console.log('Another process is installing or building; waiting for it …');
  await withLock(
    lockFile,
    async () => {
      if (!isInstalled()) await step('Installing packages', quiet, install);
      if (!isBuilt()) await step('Building', quiet, build);
      if (withConsole && !isConsoleBuilt()) await step('Building the admin console', quiet, buildConsole);
    },
    { onWait },
  );
}
