/** A field of a request as text, because DingTalk accepts both numbers and texts. Empty if it is missing. */
export function field(source: unknown, name: string): string {
  if (typeof source !== 'object' || source === null) return '';
  const value: unknown = Reflect.get(source, name);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}
