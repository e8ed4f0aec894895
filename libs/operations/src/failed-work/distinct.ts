/** A property of several things, each value once and sorted. */
export function distinct<T>(things: readonly T[], of: (thing: T) => string): string[] {
  return [...new Set(things.map(of))].sort();
}
