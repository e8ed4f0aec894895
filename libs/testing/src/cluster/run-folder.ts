import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const guard = resolve(fileURLToPath(import.meta.url), '../../../../../test/cluster-guard.mjs');

/**
 * The folder for the databases of this run. `npm test` names the run, so that all of its processes share one folder, and its location,
 * which may be in memory (`test/data-place.mjs`). A guard process removes it when the run ends, however it ends; servers whose data is gone
 * stop by themselves.
 */
export function runFolder(): string {
  const run = process.env['OPENEIAM_TEST_RUN'] ?? String(process.pid);
  const folder = join(process.env['OPENEIAM_TEST_DATA'] ?? tmpdir(), `openeiam-test-${run}`);
  const isFirst = mkdirSync(folder, { recursive: true }) !== undefined;
  if (isFirst) spawn(process.execPath, [guard, run, folder], { detached: true, stdio: 'ignore' }).unref();
  return folder;
}
