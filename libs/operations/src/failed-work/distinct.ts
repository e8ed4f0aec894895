/** What some things have in common, each once and in order. */
export function distinct<T>(things: readonly T[], of: (thing: T) => string): string[] {
  return [...new Set(things.map(of))].sort();
}
