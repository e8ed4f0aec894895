/** One item of the check of a connection. */
export interface CheckItem {
  /**
   * What was checked. Providers share two names: `credentials` (the provider accepts ours) and `callback_address` (it sends
   * people back to the right address).
   */
  readonly id: string;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  /** Why. What is unknown without a cause cannot be checked from here. */
  readonly cause?: string | undefined;
  /** The item to put right first: this one only repeats its cause, and can be checked after it. */
  readonly waitsFor?: string | undefined;
  /** A part of the product that needs it, when logging on does not. Whoever uses that part is told there. */
  readonly neededFor?: string | undefined;
}

/** The items to put right before people can log on: those that failed or could not be determined, and wait for no other. */
export function itemsToMend<Item extends CheckItem>(items: readonly Item[]): readonly Item[] {
  return items.filter(
    ({ outcome, cause, waitsFor, neededFor }) =>
      waitsFor === undefined && neededFor === undefined && (outcome === 'failed' || cause !== undefined),
  );
}

/** What a check of a connection found, and when. */
export interface ConnectionCheck<Item extends CheckItem = CheckItem> {
  readonly checkedAt: Date;
  readonly items: readonly Item[];
}
