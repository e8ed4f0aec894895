import { redactText } from './redaction.js';

/** Longest reason, in characters. */
const LONGEST = 300;

/** Why something failed, in one line without a stack: code and message, secrets redacted. */
export function reasonOf(error: unknown): string {
  // A host with several addresses fails once for each of them.
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return redactText(String(error)).slice(0, LONGEST);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const text = error.message.includes(code) ? error.message : `${code} ${error.message}`;
  return redactText(text.trim() === '' ? error.name : text.trim())
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST);
}
