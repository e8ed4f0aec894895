import { storableText } from '#kernel';
import { redactText } from '#runtime';

/** Names under which no event should ever carry anything; a second line behind the events' own schemas. */
const SECRET_NAME = /password|secret|token|cookie|seed|authorization|^(auth)?code$/i;

/** Longest text that the log keeps of one detail, in UTF-16 code units. */
const LONGEST_TEXT = 1_000;

/** The details of an event, with what is a secret by its name or form taken out. */
export function withoutSecrets(
  details: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      storableText(name, LONGEST_TEXT),
      SECRET_NAME.test(name) && typeof value !== 'boolean' ? '[redacted]' : clean(value),
    ]),
  );
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storableText(redactText(value), LONGEST_TEXT);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value === 'object' && value !== null) return withoutSecrets(value as Record<string, unknown>);
  return value;
}
