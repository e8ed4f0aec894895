/** A value for a JSON column. `pg` would send an array as a PostgreSQL array. */
export class Json<Value> {
  constructor(private readonly value: Value) {}

  /** The value that `pg` sends. */
  toPostgres(): string {
    return JSON.stringify(this.value);
  }
}

export function json<Value>(value: Value): Json<Value> {
  return new Json(value);
}
