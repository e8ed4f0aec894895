/** SQL of a time in the form of the document: RFC 3339, UTC, with milliseconds. */
export function timeText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL of a time as milliseconds since 1970. */
export function timeNumber(column: string): string {
  return `(date_part('epoch', ${column}) * 1000)::bigint`;
}

/** SQL of a text as JSON: quoted and escaped, or `null`. */
export function jsonText(expression: string): string {
  return `coalesce(to_json(${expression})::text, 'null')`;
}

/** SQL of a text that is never null as JSON. */
export function jsonTextNotNull(expression: string): string {
  return `to_json(${expression})::text`;
}

/** SQL of 32 bytes as hexadecimal digits. */
export function hex(column: string): string {
  return `encode(${column}, 'hex')`;
}

/**
 * SQL that joins parts to one text; those that are no SQL expressions come as `literal`. Halves are joined to halves: one
 * after the other, each `||` would copy all that stands before it.
 */
export function joined(...parts: readonly string[]): string {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return `(${first ?? "''"})::text`;
  const half = Math.ceil(parts.length / 2);
  return `(${joined(...parts.slice(0, half))} || ${joined(...parts.slice(half))})`;
}

/** SQL of a constant text, which must hold no quote of SQL. */
export function literal(text: string): string {
  return `'${text}'`;
}
