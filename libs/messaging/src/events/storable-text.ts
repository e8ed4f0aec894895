/** A text that PostgreSQL takes as text and as JSON: without NUL and half characters, cut to so many UTF-16 code units. */
export function storableText(text: string, longest = Infinity): string {
  return text
    .replaceAll('\0', '')
    .slice(0, longest)
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** For `JSON.stringify`: what people type and other systems send must never keep an event out of the outbox. */
export function storableValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}
