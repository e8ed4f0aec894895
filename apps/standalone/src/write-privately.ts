import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner can read, atomically. */
export function writePrivately(file: string, text: string): void {
  const aside = `${file}.${String(process.pid)}`;
  writeFileSync(aside, text, { mode: 0o600 });
  renameSync(aside, file);
}
