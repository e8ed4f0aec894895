import { Injectable } from '@nestjs/common';
import { json, UnitOfWork } from '#database';
import type { ApplicationChanges } from '../domain/application-fields.js';
import type { Application, ApplicationSettings } from '../domain/application.js';
import { recordedClient } from '../domain/recorded-settings.js';
import { lockApplication, readApplication } from '../infra/read-application.js';
import { deleteSecrets } from '../infra/secret-statements.js';
import { changeClient } from '../infra/write-application.js';
import { ApplicationRegister } from './application-register.js';
import { checkedSettings } from './checked-settings.js';
import { KnownScopes } from './known-scopes.js';

/** Changes an application. Rights that the change removes end at once, tokens included. */
@Injectable()
export class ChangeApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly register: ApplicationRegister,
    private readonly scopes: KnownScopes,
  ) {}

  /**
   * Returns the application as it is now. Publishes nothing when nothing changes.
   *
   * @param basis revision on which the change was decided
   * @throws DomainError `application.unknown`, `application.invalid`, `application.owner_unknown`, `revision.stale`
   */
  async execute(
    tenantId: string,
    id: string,
    changes: ApplicationChanges,
    basis?: string,
  ): Promise<Application> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const before = await lockApplication(transaction, id, basis);
      const after = checkedSettings(settingsOf(before), changes);
      if (changes.scopes !== undefined) this.scopes.assertKnown(after.scopes);
      const details = { before: recordedClient(before), after: recordedClient(after) };
      if ((await this.register.change(transaction, before, { settings: after, details })) === null)
        return before;
      const publicKeys = after.publicKeys === null ? null : json(after.publicKeys);
      transaction.send(changeClient, { ...after, id, tenantId, publicKeys });
      if (after.authentication !== 'client_secret')
        transaction.send(deleteSecrets, { tenantId, applicationId: id });
      return readApplication(transaction, id);
    });
  }
}

function settingsOf(application: Application): ApplicationSettings {
  const {
    id: _,
    tenantId: _tenant,
    protocol: _protocol,
    version: _version,
    createdAt: _made,
    updatedAt: _at,
    ...settings
  } = application;
  return settings;
}
