import { Inject, Injectable } from '@nestjs/common';
import { ApplicationRegister, NEW_GENERAL } from '#applications';
import { json, UnitOfWork, type Transaction } from '#database';
import { DomainError, newId, parseInput } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { newSamlApplication, type NewSamlApplication } from '../domain/application-input.js';
import { recordedProvider } from '../domain/recorded-provider.js';
import { NEW_SERVICE_PROVIDER } from '../domain/service-provider.js';
import { holderOfEntityId, insertServiceProvider } from '../infra/service-provider-statements.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { INVALID, ReadSettings } from './read-settings.js';

/** A new SAML application, with the address at which it can read the identity provider's metadata. */
export interface CreatedSamlApplication {
  readonly id: string;
  /** The application's entity id. */
  readonly entityId: string;
  /** The identity provider's metadata address. */
  readonly metadataUrl: string;
}

/** Registers a SAML application. */
@Injectable()
export class CreateSamlApplication {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: TenantDirectory,
    private readonly readSettings: ReadSettings,
    private readonly register: ApplicationRegister,
  ) {}

  /** @throws DomainError `application.invalid`, `application.owner_unknown`, `saml.metadata_invalid`, `saml.entity_taken` */
  async execute(tenantId: string, input: NewSamlApplication): Promise<CreatedSamlApplication> {
    parseInput(newSamlApplication, input, INVALID);
    const [tenant, { general, provider }] = await Promise.all([
      this.tenants.byId(tenantId),
      this.readSettings.execute({ general: NEW_GENERAL, provider: NEW_SERVICE_PROVIDER }, input),
    ]);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const id = newId();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await assertEntityIdFree(transaction, provider.entityId, id);
      const details = recordedProvider(provider);
      await this.register.add(transaction, { id, protocol: 'saml', settings: general, details });
      await transaction.run(insertServiceProvider, {
        ...provider,
        id,
        tenantId,
        consumers: json(provider.consumers),
        logouts: json(provider.logouts),
        attributes: json(provider.attributes),
      });
    });
    const { entityId: metadataUrl } = addressesOf(this.settings.PUBLIC_URL, tenant.slug);
    return { id, entityId: provider.entityId, metadataUrl };
  }
}

/**
 * Requires a unique entity id within the tenant, because requests name their application by it.
 *
 * @throws DomainError `saml.entity_taken`
 */
export async function assertEntityIdFree(
  transaction: Transaction,
  entityId: string,
  id: string,
): Promise<void> {
  const { tenantId } = transaction;
  transaction.lock(`saml.entity/${tenantId}`);
  const taken = await transaction.run(holderOfEntityId, { tenantId, entityId, id });
  if (taken.length > 0)
    throw new DomainError('conflict', 'saml.entity_taken', {
      detail: 'Another application of this tenant has this entity id.',
    });
}
