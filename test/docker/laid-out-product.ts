import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerFile, root } from './docker-file.js';

/** Lays the product out in a new folder like the Dockerfile, and gives the folder; the caller removes it. */
export function layOutProduct(): string {
  const step = /^RUN node (\S+) \S+ \/product$/m.exec(dockerFile('Dockerfile'))?.[1];
  if (step === undefined) throw new Error('The Dockerfile lays out no product');
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-product-'));
  execFileSync(process.execPath, [step, folder], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}
