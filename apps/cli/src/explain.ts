import * as z from 'zod';
import { connectionProblem, UnusableDatabase } from '#database';
import { DomainError, usualDetail } from '#kernel';
import { SettingsError } from '#runtime';
import { codeOf } from './error-code.js';
import { CommandFailure } from './failure.js';

const NOT_MIGRATED = 'The database is not up to date. Run: npm run -s cli -- migrate';

/** The most frequent errors of PostgreSQL and the network, with their meaning for the operator. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No PostgreSQL answers at the database address. Check that it, or "npm start", is running.',
  '3F000': NOT_MIGRATED,
  '42P01': NOT_MIGRATED,
  '42703': NOT_MIGRATED,
  '42501': 'The database user lacks the permission for this. Migrations need DATABASE_OWNER_URL.',
};

/** Why a command failed, in one line. */
export function explain(error: unknown): string {
  if (error instanceof DomainError) return oneLine(detailOf(error));
  if (error instanceof SettingsError) return oneLine(error.message.replaceAll('\n', '; '));
  if (error instanceof CommandFailure || error instanceof UnusableDatabase) return oneLine(error.message);
  // A host with several addresses causes several errors at once, and migrations wrap PostgreSQL's error.
  if (error instanceof AggregateError) return explain(error.errors[0]);
  const reason = REASONS[codeOf(error)];
  if (reason !== undefined) return reason;
  const problem = connectionProblem(error);
  if (problem !== undefined) return `The database address does not work: ${problem.text}.`;
  const { cause, message } = told.catch({}).parse(error);
  return isError(cause) ? explain(cause) : oneLine(message ?? 'It failed for an unknown reason.');
}

/** Every code has a sentence (a spec of the kernel checks it), so nobody sees a bare code. */
function detailOf({ detail, code }: DomainError): string {
  return detail ?? usualDetail(code) ?? `It was refused (${code}).`;
}

const told = z.object({ message: z.string().optional(), cause: z.unknown() }).partial();

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'message' in value;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
