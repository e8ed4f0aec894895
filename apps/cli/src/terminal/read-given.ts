import { readFileSync } from 'node:fs';
import { CommandFailure } from '../failure.js';

/** The text of a file that an option names. */
export function readGiven(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** What to say about a file that cannot be read. */
export function unreadable(path: string, error: unknown): Error {
  const code = codeOf(error);
  return new CommandFailure(`${path} cannot be read${code === '' ? '' : ` (${code})`}.`, { cause: error });
}

/** The code of an error of the file system, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
