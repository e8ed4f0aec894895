import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { readSettings, withSecretFiles, type Settings } from '#runtime';
import { codeOf } from '../error-code.js';
import { CommandFailure } from '../failure.js';

const database = z.object({ url: z.string(), processUrl: z.string().optional() });
const keys = z.object({ ENCRYPTION_KEYS: z.string() });
const running = z.record(z.string(), z.string());

/** The settings of a command, which always include a database. */
export type CommandSettings = Settings & { readonly DATABASE_URL: string };

/**
 * The settings of a command: the environment, completed with what `npm start` stores below `DATA_DIR`: its PostgreSQL, its keys, and, while it runs, the
 * addresses of its portal and simulator. A production environment must be complete itself.
 *
 * @throws SettingsError, or CommandFailure when no database is found
 */
export function commandSettings(environment: NodeJS.ProcessEnv): CommandSettings {
  const dataDir = resolve(environment['DATA_DIR'] ?? '.data');
  const isProduction = environment['NODE_ENV'] === 'production';
  const complete = withSecretFiles(environment);
  const given = Object.fromEntries(Object.entries(complete).filter(([, value]) => value !== ''));
  // A configured database has its own login; the stored one belongs to another database.
  const hasDatabase = 'DATABASE_URL' in given || 'DATABASE_OWNER_URL' in given;
  const found = isProduction
    ? {}
    : {
        ...runningBelow(dataDir),
        ...(hasDatabase ? {} : databaseBelow(dataDir)),
        ...keysBelow(dataDir),
      };
  // Log lines would mix with the command's output; failures are errors anyway.
  const settings = readSettings({ ...found, ...given, LOG_LEVEL: 'silent' });
  const { DATABASE_URL } = settings;
  if (DATABASE_URL === undefined) {
    throw new CommandFailure(
      `No database: DATABASE_URL is not set, and no "npm start" has run with ${dataDir}.`,
    );
  }
  return { ...settings, DATABASE_URL };
}

/** @throws CommandFailure when the server could not read the secrets that the command writes */
export function refuseMissingKeys(settings: Settings): void {
  if (settings.ENCRYPTION_KEYS !== undefined) return;
  throw new CommandFailure(
    `No encryption keys: ENCRYPTION_KEYS is not set, and there is no keys.json in ${resolve(settings.DATA_DIR)}. Use the keys of the server.`,
  );
}

function runningBelow(dataDir: string): Record<string, string> {
  return readKept(join(dataDir, 'environment.json'), running) ?? {};
}

function databaseBelow(dataDir: string): Record<string, string> {
  const kept = readKept(join(dataDir, 'postgres.json'), database);
  if (kept === undefined) return {};
  // A file of an earlier version contains only the owner's login.
  return { DATABASE_URL: kept.processUrl ?? kept.url, DATABASE_OWNER_URL: kept.url };
}

function keysBelow(dataDir: string): Record<string, string> {
  return readKept(join(dataDir, 'keys.json'), keys) ?? {};
}

function readKept<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CommandFailure(`${file} cannot be read. Check that you own it and that it is complete.`, {
      cause: error,
    });
  }
}
