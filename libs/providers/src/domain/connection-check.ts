/** One item of the check of a connection. */
export interface CheckItem {
  /**
   * The check. Providers share two names: `credentials` (the provider accepts ours) and `callback_address` (it sends people back to the
   * right address).
   */
  readonly id: string;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  /** Why. An unknown result without a cause cannot be checked from here. */
  readonly cause?: string | undefined;
  /** The item to fix first. This one only repeats its cause, and can be checked after it. */
  readonly waitsFor?: string | undefined;
  /** The part of the product that needs it, if logging on does not. People who use that part are told there. */
  readonly neededFor?: string | undefined;
}

/** The items to fix before people can log on: those that failed or could not be determined, and wait for no other item. */
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
