/** SQLSTATE `unique_violation`. */
const UNIQUE_VIOLATION = '23505';

/** Whether PostgreSQL refused a statement because two accounts would have the same value of a unique field. */
export function isValueTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION &&
    'constraint' in error &&
    error.constraint === 'value_unique_key'
  );
}
