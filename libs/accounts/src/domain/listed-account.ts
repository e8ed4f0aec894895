import type { Account } from './account.js';

/** An account in a list, with facts about its use. */
export interface ListedAccount extends Account {
  /** Time of its suspension; null while it is active. */
  readonly suspendedAt: Date | null;
  /** Time at which it was archived; an archived account stays suspended. */
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** To the minute; null if nobody has logged on with it yet. */
  readonly lastLogonAt: Date | null;
  /** Number of identities of providers that are linked to it. */
  readonly linkedIdentities: number;
}
