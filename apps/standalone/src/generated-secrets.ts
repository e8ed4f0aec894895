import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { codeOf } from './error-code.js';
import { StartFailure } from './start-failure.js';
import { writePrivately } from './write-privately.js';

const keysSchema = z.object({ ENCRYPTION_KEYS: z.string().min(1) });
const passwordSchema = z.object({ DEMO_PASSWORD: z.string().min(8) });

/**
 * The key ring of a trial, created at first start and kept in `DATA_DIR/keys.json`: `{ "ENCRYPTION_KEYS": "<id>:<base64>" }`. The command
 * line reads it there, too.
 */
export function developmentKeys(dataDir: string): string {
  const { ENCRYPTION_KEYS } = kept(join(dataDir, 'keys.json'), keysSchema, () => ({
    ENCRYPTION_KEYS: `dev1:${randomBytes(32).toString('base64')}`,
  }));
  return ENCRYPTION_KEYS;
}

/** The password of the demo accounts, created at first start and kept in `DATA_DIR/demo.json`: `{ "DEMO_PASSWORD": "…" }`. */
export function demoPassword(dataDir: string): string {
  const { DEMO_PASSWORD } = kept(join(dataDir, 'demo.json'), passwordSchema, () => ({
    DEMO_PASSWORD: randomBytes(9).toString('base64url'),
  }));
  return DEMO_PASSWORD;
}

function kept<T>(file: string, schema: z.ZodType<T>, make: () => T): T {
  const text = readIfThere(file);
  if (text === undefined) {
    const made = make();
    writePrivately(file, `${JSON.stringify(made)}\n`);
    return made;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    // A new key would make everything unreadable that the old one encrypted, so a person must decide that.
    throw new StartFailure(
      `${file} is damaged. Restore it from a backup, or move DATA_DIR away to start anew.`,
      { cause },
    );
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
