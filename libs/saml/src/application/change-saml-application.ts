import { Injectable } from '@nestjs/common';
import { ApplicationRegister, lockRegistered } from '#applications';
import { json, UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import type { SamlChanges } from '../domain/application-input.js';
import { recordedProvider } from '../domain/recorded-provider.js';
import { changeServiceProvider, serviceProviderById } from '../infra/service-provider-statements.js';
import { assertEntityIdFree } from './create-saml-application.js';
import { ReadSettings } from './read-settings.js';
import { SamlApplications } from './saml-applications.js';

/** Changes a SAML application. The new settings apply from the next logon. */
@Injectable()
export class ChangeSamlApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly applications: SamlApplications,
    private readonly readSettings: ReadSettings,
    private readonly register: ApplicationRegister,
  ) {}

  /**
   * Publishes no event if nothing changes.
   *
   * @param basis the revision on which the change is based
   * @throws DomainError `application.unknown`, `application.invalid`, `application.owner_unknown`, `revision.stale`, `saml.metadata_invalid`,
   * `saml.entity_taken`
   */
  async execute(tenantId: string, id: string, changes: SamlChanges, basis?: string): Promise<void> {
    const known = await this.applications.byId(tenantId, id);
    // Metadata may have to be fetched, so it is read before the transaction. The lock then detects changes made meanwhile.
    const { general, provider } = await this.readSettings.execute(known, changes);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const before = await lockRegistered(transaction, id, basis);
      const [former] = await transaction.run(serviceProviderById, { tenantId, id });
      if (former === undefined || before.version !== known.general.version)
        throw new DomainError('conflict', 'application.changed_meanwhile', {
          detail: 'Somebody else changed the application at the same time. Check it and try again.',
        });
      await assertEntityIdFree(transaction, provider.entityId, id);
      const details = { before: recordedProvider(former), after: recordedProvider(provider) };
      await this.register.change(transaction, before, { settings: general, details });
      await transaction.run(changeServiceProvider, {
        ...provider,
        id,
        tenantId,
        consumers: json(provider.consumers),
        logouts: json(provider.logouts),
        attributes: json(provider.attributes),
      });
    });
  }
}
