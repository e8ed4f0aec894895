/** A map that holds so many entries at most: one more takes the place of the one that came first. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  constructor(private readonly most: number) {
    super();
  }

  /** An entry that is there already keeps its place. */
  override set(key: Key, value: Value): this {
    if (!this.has(key) && this.size >= this.most) this.deleteFirst();
    return super.set(key, value);
  }

  /** Sets it as the newest, also where it is there: the first is then the one that was renewed longest ago. */
  renew(key: Key, value: Value): this {
    this.delete(key);
    return this.set(key, value);
  }

  private deleteFirst(): void {
    // Keys are listed in the order of insertion.
    for (const first of this.keys()) {
      this.delete(first);
      return;
    }
  }
}
