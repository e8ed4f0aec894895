import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** What bindings must know of the organisation's directory, which is the business of a module above. */
export interface KnownOrganisation {
  /** What a unit of the connection is called; undefined: there is no such unit. */
  unitName(transaction: Transaction, connectionId: string, unitId: string): Promise<string | undefined>;
  /** Puts an account into a unit; a unit that is no more changes nothing. */
  place(
    transaction: Transaction,
    place: { readonly connectionId: string; readonly unitId: string; readonly accountId: string },
  ): Promise<void>;
  /** Those of the subjects whose address somebody else of the organisation has, too. */
  sharing(
    transaction: Transaction,
    connectionId: string,
    identities: readonly { readonly subject: string; readonly email: string }[],
  ): Promise<ReadonlySet<string>>;
}

/** Where the module that keeps the directory tells of it. Without one there are no units, and nobody else is known. */
@Injectable()
export class OrganisationDirectory implements KnownOrganisation {
  #known: KnownOrganisation | undefined;

  register(known: KnownOrganisation): void {
    if (this.#known !== undefined) throw new Error('The directory of organisations is registered twice');
    this.#known = known;
  }

  async unitName(
    transaction: Transaction,
    connectionId: string,
    unitId: string,
  ): Promise<string | undefined> {
    return this.#known?.unitName(transaction, connectionId, unitId);
  }

  async place(transaction: Transaction, place: Parameters<KnownOrganisation['place']>[1]): Promise<void> {
    await this.#known?.place(transaction, place);
  }

  async sharing(
    transaction: Transaction,
    connectionId: string,
    identities: Parameters<KnownOrganisation['sharing']>[2],
  ): Promise<ReadonlySet<string>> {
    if (this.#known === undefined || identities.length === 0) return new Set();
    return this.#known.sharing(transaction, connectionId, identities);
  }
}
