/** A map with a maximum number of entries. When it is full, a new entry replaces the oldest one. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  /** Points at the oldest entry: keys are listed in insertion order, and all keys before it are deleted. */
  #first: MapIterator<Key> | undefined;
  /** Entries deleted since the iterator last moved. */
  #gone = 0;

  constructor(private readonly most: number) {
    super();
  }

  /** An existing entry keeps its place. */
  override set(key: Key, value: Value): this {
    if (!this.has(key) && this.size >= this.most) this.deleteFirst();
    return super.set(key, value);
  }

  /** Sets the entry as the newest one, even if it exists. The oldest entry is then the least recently renewed. */
  renew(key: Key, value: Value): this {
    this.delete(key);
    return this.set(key, value);
  }

  /**
   * While an iterator is open, V8 keeps every table that the map has outgrown, with all its contents. So an iterator that has not moved for
   * many deletions is dropped; the next one skips at most the entries deleted since.
   */
  override delete(key: Key): boolean {
    const isDeleted = super.delete(key);
    if (isDeleted && ++this.#gone > this.size) this.forgetFirst();
    return isDeleted;
  }

  override clear(): void {
    super.clear();
    this.forgetFirst();
  }

  /** Continues with the open iterator: a new one would have to skip every entry deleted so far. */
  private deleteFirst(): void {
    this.#first ??= this.keys();
    let first = this.#first.next();
    if (first.done === true) {
      this.#first = this.keys();
      first = this.#first.next();
    }
    this.#gone = 0;
    if (first.done !== true) super.delete(first.value);
  }

  private forgetFirst(): void {
    this.#first = undefined;
    this.#gone = 0;
  }
}
