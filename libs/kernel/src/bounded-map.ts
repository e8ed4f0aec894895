/** A map that holds so many entries at most: one more takes the place of the one that came first. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  /** Stands at the entry that came first: keys are listed in the order of insertion, and those before it are gone. */
  #first = this.keys();

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

  /** Goes on where it was before: a walk from the beginning would go past all that have been deleted so far. */
  private deleteFirst(): void {
    let first = this.#first.next();
    if (first.done === true) {
      this.#first = this.keys();
      first = this.#first.next();
    }
    if (first.done !== true) this.delete(first.value);
  }
}
