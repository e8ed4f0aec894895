import { escapeLiteral } from 'pg';

/** A value as a literal in SQL, for statements such as `COPY` that take no parameters. */
export function sqlLiteral(value: string | number | Date): string {
  if (typeof value === 'number') return String(value);
  return escapeLiteral(typeof value === 'string' ? value : value.toISOString());
}
