/** A map that holds so many entries at most: one more takes the place of the one that came first. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  /** Stands at the entry that came first: keys are listed in the order of insertion, and those before it are gone. */
  #first: MapIterator<Key> | undefined;
  /** Entries deleted since it last moved. */
  #gone = 0;

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

  /**
   * V8 keeps every table that the map has outgrown as long as an iterator stands in it, with all that was in there. One that has not
   * moved for long is let go; the next begins anew, and goes past no more than has been deleted meanwhile.
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

  /** Goes on where it was before: a walk from the beginning would go past all that have been deleted so far. */
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
