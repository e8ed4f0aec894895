/** SQL for a time in the document's form: RFC 3339, UTC, with milliseconds. */
export function timeText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL for a time in milliseconds since the Unix epoch. */
export function timeNumber(column: string): string {
  return `(date_part('epoch', ${column}) * 1000)::bigint`;
}

/** SQL for a text as JSON: quoted and escaped, or `null`. */
export function jsonText(expression: string): string {
  return `coalesce(to_json(${expression})::text, 'null')`;
}

/** SQL for a non-null text as JSON. */
export function jsonTextNotNull(expression: string): string {
  return `to_json(${expression})::text`;
}

/** SQL for 32 bytes as hexadecimal digits. */
export function hex(column: string): string {
  return `encode(${column}, 'hex')`;
}

/**
 * SQL that concatenates parts; constant texts are given as `literal`. Halves are joined recursively: in a chain, each `
 * ` would copy everything before it.
 */
export function joined(...parts: readonly string[]): string {
  const [first, second] = parts;
  if (first === undefined || second === undefined) return `(${first ?? "''"})::text`;
  const half = Math.ceil(parts.length / 2);
  return `(${joined(...parts.slice(0, half))} || ${joined(...parts.slice(half))})`;
}

/** SQL for a constant text, which must not contain a single quote. */
export function literal(text: string): string {
  return `'${text}'`;
}
