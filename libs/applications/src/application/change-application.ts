import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { json, UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import type { ApplicationChanges } from '../domain/application-fields.js';
import type { Application, ApplicationSettings } from '../domain/application.js';
import { changedSettings } from '../domain/recorded-settings.js';
import { ApplicationChanged } from '../events.js';
import { applicationTarget, lockApplication, readApplication } from '../infra/read-application.js';
import { deleteSecrets } from '../infra/secret-statements.js';
import { changeApplication, changeClient } from '../infra/write-application.js';
import { assertOwner } from './assert-owner.js';
import { checkedSettings } from './checked-settings.js';
import { KnownScopes } from './known-scopes.js';

/** Changes an application. What it loses by it, it loses at once, tokens included. */
@Injectable()
export class ChangeApplication {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly events: EventPublisher,
    private readonly scopes: KnownScopes,
  ) {}

  /**
   * Gives the application as it is now. Nothing is announced when nothing changes.
   *
   * @param basis revision that this was decided on
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
      const changed = changedSettings(before, after);
      if (Object.keys(changed.after).length === 0 && before.logo === after.logo) return before;
      if (after.ownerId !== before.ownerId) await assertOwner(this.accounts, transaction, after.ownerId);
      const publicKeys = after.publicKeys === null ? null : json(after.publicKeys);
      const row = { ...after, id, tenantId, publicKeys, now: this.clock.now() };
      transaction.send(changeApplication, row);
      transaction.send(changeClient, row);
      if (after.authentication !== 'client_secret')
        transaction.send(deleteSecrets, { tenantId, applicationId: id });
      const application = await readApplication(transaction, id);
      this.events.publish(transaction, ApplicationChanged, {
        outcome: 'success',
        applicationId: id,
        targets: [applicationTarget(application)],
        ...changed,
      });
      return application;
    });
  }
}

function settingsOf(application: Application): ApplicationSettings {
  const {
    id: _,
    tenantId: _tenant,
    version: _version,
    createdAt: _made,
    updatedAt: _at,
    ...settings
  } = application;
  return settings;
}
