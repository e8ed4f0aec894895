/** SQL of what a name is searched by, as text for migrations. See `searchKey`. */
export function nameKey(name: string): string {
  return `lower(normalize(${name}::text, nfkc))`;
}
