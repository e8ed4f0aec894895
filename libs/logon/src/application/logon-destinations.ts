import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** An application that a logon leads to. */
export interface LogonDestination {
  readonly application: string;
  readonly name: string;
  /** The account that the application expects, as the application wrote it; null: none named. */
  readonly expects?: string | null;
}

/**
 * Finds the application to which an address of the portal leads; undefined: none that it knows. If a transaction is given it reads in that
 * transaction, so that a logon does not wait for a second database connection.
 */
export type FindDestination = (
  tenantId: string,
  returnTo: string,
  transaction?: Transaction,
) => Promise<LogonDestination | undefined>;

/** Finds the application that somebody logs on to, by the address where the logon leads. Modules register the applications they know. */
@Injectable()
export class LogonDestinations {
  readonly #finders: FindDestination[] = [];

  register(find: FindDestination): void {
    this.#finders.push(find);
  }

  /** @param returnTo an address that `returnTarget` has allowed */
  async of(
    tenantId: string,
    returnTo: string | undefined,
    transaction?: Transaction,
  ): Promise<LogonDestination | undefined> {
    if (returnTo === undefined) return undefined;
    for (const find of this.#finders) {
      const found = await find(tenantId, returnTo, transaction);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
