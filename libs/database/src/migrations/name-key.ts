/** SQL of a name's search key, as text for migrations. See `searchKey`. */
export function nameKey(name: string): string {
  return `lower(normalize(${name}::text, nfkc))`;
}
