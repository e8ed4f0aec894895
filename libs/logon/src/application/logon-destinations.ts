import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** An application that a logon leads to. */
export interface LogonDestination {
  readonly application: string;
  readonly name: string;
  /** Whom the application expects to log on, as it has written it; null: it has not said. */
  readonly expects?: string | null;
}

/**
 * Tells by an address of the portal which application it leads on to; undefined: to none that it knows of. Within a transaction it
 * reads by that one, so that a logon does not wait for a second connection.
 */
export type FindDestination = (
  tenantId: string,
  returnTo: string,
  transaction?: Transaction,
) => Promise<LogonDestination | undefined>;

/** For which application somebody logs on, by where the logon leads. Modules register what they know of. */
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
