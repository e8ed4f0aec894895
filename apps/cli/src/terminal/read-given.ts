import { readFileSync } from 'node:fs';
import { codeOf } from '../error-code.js';
import { CommandFailure } from '../failure.js';

/** The text of a file that an option names. */
export function readGiven(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The failure of a file that cannot be read. */
export function unreadable(path: string, error: unknown): Error {
  const code = codeOf(error);
  return new CommandFailure(`${path} cannot be read${code === '' ? '' : ` (${code})`}.`, { cause: error });
}

/** The failure of a file that cannot be written. */
export function unwritable(path: string, error: unknown): CommandFailure {
  return new CommandFailure(`${path} cannot be written (${codeOf(error)}).`, { cause: error });
}
