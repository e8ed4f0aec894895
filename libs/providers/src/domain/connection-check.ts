/** One thing that a check of a connection looked at. */
export interface CheckItem {
  /**
   * What was looked at. Providers share two names: `credentials` (the provider accepts ours) and `callback_address` (it sends
   * people back to the right address).
   */
  readonly id: string;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  /** Why. What is unknown without a cause cannot be checked from here at all. */
  readonly cause?: string | undefined;
}

/** What a check of a connection found, and when. */
export interface ConnectionCheck<Item extends CheckItem = CheckItem> {
  readonly checkedAt: Date;
  readonly items: readonly Item[];
}
