/** A person's departure from an organisation. */
export interface Departure {
  readonly corpId: string;
  readonly userId: string;
  readonly name: string;
  readonly leftAt: Date;
}

/** The people who have left, in that order. */
export class Departures {
  readonly #all: Departure[] = [];

  add(departure: Departure): void {
    this.#all.push(departure);
  }

  since(corpId: string, from: Date, until: Date): readonly Departure[] {
    return this.#all.filter(({ corpId: of, leftAt }) => of === corpId && leftAt >= from && leftAt <= until);
  }
}
