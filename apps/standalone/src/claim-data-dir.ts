import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf } from './error-code.js';
import { takeLock, type Taken } from './process-lock.mjs';
import { StartFailure } from './start-failure.js';

/**
 * Claims `DATA_DIR` for this process. Ignores the claim of a killed process.
 *
 * @returns a function that gives the folder back
 * @throws StartFailure when another `npm start` uses it, or it cannot be written
 */
export function claimDataDir(dataDir: string): () => void {
  const folder = resolve(dataDir);
  const { holder, release } = take(folder);
  if (holder === undefined) return release;
  throw new StartFailure(
    `Another "npm start" (process ${String(holder)}) is using ${folder}. Stop it, or set DATA_DIR to another folder.`,
  );
}

function take(folder: string): Taken {
  try {
    mkdirSync(folder, { recursive: true });
    return takeLock(join(folder, 'standalone.lock'));
  } catch (error) {
    const reason = codeOf(error) || 'unknown reason';
    throw new StartFailure(
      `DATA_DIR ${folder} cannot be written (${reason}). Set DATA_DIR to a folder that this user may write.`,
      { cause: error },
    );
  }
}
