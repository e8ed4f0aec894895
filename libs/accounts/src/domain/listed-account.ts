import type { Account } from './account.js';

/** An account of a list, with what happened to it. */
export interface ListedAccount extends Account {
  /** Since when it is suspended; null while it is active. */
  readonly suspendedAt: Date | null;
  /** Since when it is archived, and suspended as before. */
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** To the minute; null when nobody has logged on with it yet. */
  readonly lastLogonAt: Date | null;
  /** Identities of providers that are linked to it. */
  readonly linkedIdentities: number;
}
