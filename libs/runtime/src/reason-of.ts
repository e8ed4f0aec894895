import { redactText } from './redaction.js';
import { partsOf } from './service-away.js';

/** Maximum length of a reason, in characters. */
const LONGEST = 300;

/** Why something failed, in one line without a stack: code and message, secrets redacted. */
export function reasonOf(error: unknown): string {
  if (!Error.isError(error)) return redactText(String(error)).slice(0, LONGEST);
  // A connection to a host with several addresses fails once for each of them.
  const [first] = partsOf(error);
  if (first !== undefined) return reasonOf(first);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const text = error.message.includes(code) ? error.message : `${code} ${error.message}`;
  return redactText(text.trim() === '' ? error.name : text.trim())
    .replaceAll(/\s+/g, ' ')
    .slice(0, LONGEST);
}
