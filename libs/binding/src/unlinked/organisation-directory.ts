import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** What bindings need to know about the organisation's directory, which a module above this one keeps. */
export interface OrganisationSource {
  /** Name of a unit of the connection; undefined: there is no such unit. */
  unitName(transaction: Transaction, connectionId: string, unitId: string): Promise<string | undefined>;
  /** Places an account in a unit. Does nothing if the unit no longer exists. */
  place(
    transaction: Transaction,
    place: { readonly connectionId: string; readonly unitId: string; readonly accountId: string },
  ): Promise<void>;
  /** Those subjects whose address another person of the organisation has, too. */
  sharing(
    transaction: Transaction,
    connectionId: string,
    identities: readonly { readonly subject: string; readonly email: string }[],
  ): Promise<ReadonlySet<string>>;
}

/** The directory module registers itself here. Without it there are no units, and no other people are known. */
@Injectable()
export class OrganisationDirectory implements OrganisationSource {
  #source: OrganisationSource | undefined;

  register(source: OrganisationSource): void {
    if (this.#source !== undefined) throw new Error('The directory of organisations is registered twice');
    this.#source = source;
  }

  async unitName(
    transaction: Transaction,
    connectionId: string,
    unitId: string,
  ): Promise<string | undefined> {
    return this.#source?.unitName(transaction, connectionId, unitId);
  }

  async place(transaction: Transaction, place: Parameters<OrganisationSource['place']>[1]): Promise<void> {
    await this.#source?.place(transaction, place);
  }

  async sharing(
    transaction: Transaction,
    connectionId: string,
    identities: Parameters<OrganisationSource['sharing']>[2],
  ): Promise<ReadonlySet<string>> {
    if (this.#source === undefined || identities.length === 0) return new Set();
    return this.#source.sharing(transaction, connectionId, identities);
  }
}
