import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Creates a separate repository with the real toolchain and packages, and almost no sources. */
export function makeRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-toolchain-'));
  for (const file of ['package.json', 'package-lock.json', '.swcrc']) cpSync(file, join(folder, file));
  cpSync('apps/standalone/toolchain', join(folder, 'apps/standalone/toolchain'), { recursive: true });
  for (const file of ['process-lock.mjs', 'process-name.mjs'])
    cpSync(join('apps/standalone/src', file), join(folder, 'apps/standalone/src', file));
  mkdirSync(join(folder, 'node_modules'));
  for (const entry of readdirSync('node_modules').filter((name) => name !== '.cache')) {
    symlinkSync(resolve('node_modules', entry), join(folder, 'node_modules', entry));
  }
  mkdirSync(join(folder, 'libs/sample/src/browser'), { recursive: true });
  writeFileSync(join(folder, 'libs/sample/src/index.ts'), 'export const answer: number = 42;\n');
  writeFileSync(join(folder, 'libs/sample/src/index.spec.ts'), 'it("is not built", () => undefined);\n');
  writeFileSync(join(folder, 'libs/sample/src/browser/page.ts'), 'document.title = "built";\n');
  return folder;
}
