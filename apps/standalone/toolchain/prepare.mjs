import { build, isBuilt } from './build.mjs';
import { buildConsole, isConsoleBuilt } from './console.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { lockFile } from './places.mjs';
import { sayWaiting, step } from './progress.mjs';

/**
 * Installs the packages and builds, each only if something has changed since the last time. Two processes may call it at once: the
 * second waits, and then finds everything done. Runs on Node 20 without any package.
 *
 * @param {{ quiet?: boolean, console?: boolean, purpose?: 'trial' | 'production' | 'development' }} [options] `quiet`: print nothing unless
 *   it fails. `console`: false leaves the admin console as it is. `purpose`: a trial, as with `npm start`, needs neither the packs of
 *   production nor the packages for tests and checks; development needs everything
 */
export async function prepare({ quiet = false, console: withConsole = true, purpose = 'trial' } = {}) {
  const packages = { development: purpose === 'development' };
  const packs = { allPacks: purpose !== 'trial' };
  const isReady = () => isBuilt(packs) && (!withConsole || isConsoleBuilt());
  if (isInstalled(packages) && isReady()) return;
  const onWait = quiet ? undefined : sayWaiting;
  await withLock(
    lockFile,
    async () => {
      if (!isInstalled(packages)) await step('Installing packages', quiet, () => install(packages));
      if (!isBuilt(packs)) await step('Building', quiet, () => build(packs));
      if (withConsole && !isConsoleBuilt()) await step('Building the admin console', quiet, buildConsole);
    },
    { onWait },
  );
}
