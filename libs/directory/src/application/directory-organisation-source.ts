import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrganisationDirectory, type OrganisationSource } from '#binding';
import { json, type Transaction } from '#database';
import { identifierKey } from '#kernel';
import { peopleSharing, placeAccount, unitOfConnection } from '../infra/organisation-statements.js';

/** Gives bindings the directory's data about an organisation. */
@Injectable()
export class DirectoryOrganisationSource implements OrganisationSource, OnModuleInit {
  constructor(private readonly organisations: OrganisationDirectory) {}

  onModuleInit(): void {
    this.organisations.register(this);
  }

  async unitName(
    transaction: Transaction,
    connectionId: string,
    unitId: string,
  ): Promise<string | undefined> {
    const { tenantId } = transaction;
    const [unit] = await transaction.run(unitOfConnection, { tenantId, connectionId, unitId });
    return unit?.name;
  }

  async place(
    transaction: Transaction,
    place: { readonly connectionId: string; readonly unitId: string; readonly accountId: string },
  ): Promise<void> {
    await transaction.run(placeAccount, { tenantId: transaction.tenantId, ...place });
  }

  async sharing(
    transaction: Transaction,
    connectionId: string,
    identities: readonly { readonly subject: string; readonly email: string }[],
  ): Promise<ReadonlySet<string>> {
    const given = identities.map(({ subject, email }) => ({ subject, email: identifierKey(email) }));
    const { tenantId } = transaction;
    const found = await transaction.run(peopleSharing, { tenantId, connectionId, identities: json(given) });
    return new Set(found.map(({ subject }) => subject));
  }
}
