/** A value for a column of JSON. `pg` would send an array as one of PostgreSQL's own. */
export class Json<Value> {
  constructor(private readonly value: Value) {}

  /** What `pg` sends. */
  toPostgres(): string {
    return JSON.stringify(this.value);
  }
}

export function json<Value>(value: Value): Json<Value> {
  return new Json(value);
}
