import { storableText } from '#kernel';
import { redactText } from '#runtime';

/** Names that no event should ever contain; a second line of defence behind the events' schemas. */
const SECRET_NAME = /password|secret|token|cookie|seed|authorization|^(auth)?code$/i;

/** Maximum length of a detail in the log, in UTF-16 code units. */
const LONGEST_TEXT = 1_000;

/** The details of an event without members that look like secrets by name or form. */
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
