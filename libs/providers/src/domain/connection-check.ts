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
}

/** The items to put right: those that failed or could not be determined, and wait for no other. */
export function itemsToMend<Item extends CheckItem>(items: readonly Item[]): readonly Item[] {
  return items.filter(
    ({ outcome, cause, waitsFor }) => waitsFor === undefined && (outcome === 'failed' || cause !== undefined),
  );
}

/** What a check of a connection found, and when. */
export interface ConnectionCheck<Item extends CheckItem = CheckItem> {
  readonly checkedAt: Date;
  readonly items: readonly Item[];
}
