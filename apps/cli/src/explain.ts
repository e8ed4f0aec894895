import { types } from 'node:util';
import { DomainError } from '#kernel';
import { SettingsError } from '#runtime';
import { CommandFailure } from './failure.js';

const NOT_MIGRATED = 'The database is not up to date. Run: npm run -s cli -- migrate';

/** What PostgreSQL and the network answer most often, and what it means for the operator. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No PostgreSQL answers at the address of the database. Is it, or "npm start", running?',
  ENOTFOUND: 'The host of DATABASE_URL does not exist.',
  EAI_AGAIN: 'The host of DATABASE_URL cannot be looked up.',
  ETIMEDOUT: 'The host of DATABASE_URL does not answer.',
  ECONNRESET: 'PostgreSQL broke the connection off. Is it just starting, or ending?',
  '57P03': 'PostgreSQL is just starting or ending. Try again in a moment.',
  '25006':
    'PostgreSQL takes no writes: the address of the database leads to a standby, or to a server that is read-only.',
  '53300': 'PostgreSQL has no connection left. See docs/operations.md for how many the processes hold.',
  '28P01': 'User or password of DATABASE_URL is wrong.',
  '28000': 'PostgreSQL does not let the user of DATABASE_URL in.',
  '3D000': 'The database of DATABASE_URL does not exist.',
  '3F000': NOT_MIGRATED,
  '42P01': NOT_MIGRATED,
  '42703': NOT_MIGRATED,
  '22023': NOT_MIGRATED,
  '42501': 'The user of the database may not do this. Migrations need DATABASE_OWNER_URL.',
};

/** What `pg` says without a code when nothing comes back. */
const SILENT = /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated)/;

/** Why a command was not done, in one line. */
export function explain(error: unknown): string {
  if (error instanceof DomainError) return oneLine(error.detail ?? error.code);
  if (error instanceof SettingsError) return oneLine(error.message.replaceAll('\n', '; '));
  if (error instanceof CommandFailure) return oneLine(error.message);
  if (!types.isNativeError(error)) return 'It failed, and nothing is known of the reason.';
  // Several addresses of one host give several errors at once; a migration wraps the one of PostgreSQL.
  if ('errors' in error && Array.isArray(error.errors)) return explain(error.errors[0]);
  const reason = 'code' in error ? REASONS[String(error.code)] : undefined;
  if (reason !== undefined) return reason;
  if (SILENT.test(error.message)) return 'PostgreSQL does not answer at the address of the database.';
  return types.isNativeError(error.cause) ? explain(error.cause) : oneLine(error.message);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
