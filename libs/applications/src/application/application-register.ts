import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import type { GeneralSettings, Protocol, RegisteredApplication } from '../domain/application.js';
import { changedSettings, recordedSettings, type RecordedDetails } from '../domain/recorded-settings.js';
import { ApplicationChanged, ApplicationCreated } from '../events.js';
import { applicationTarget, readRegistered } from '../infra/read-application.js';
import { changeApplication, insertApplication } from '../infra/write-application.js';
import { assertOwner } from './assert-owner.js';

interface NewEntry {
  readonly id: string;
  readonly protocol: Protocol;
  readonly settings: GeneralSettings;
  /** The protocol's settings as the log records them. */
  readonly details: RecordedDetails;
}

interface Change {
  readonly settings: GeneralSettings;
  readonly details: { readonly before: RecordedDetails; readonly after: RecordedDetails };
}

/** The register of applications of every protocol. The protocol's own use case writes its part in the same transaction. */
@Injectable()
export class ApplicationRegister {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `application.owner_unknown` */
  async add(transaction: Transaction, { id, protocol, settings, details }: NewEntry): Promise<void> {
    const { tenantId } = transaction;
    await assertOwner(this.accounts, transaction, settings.ownerId);
    transaction.send(insertApplication, { ...settings, id, tenantId, protocol, now: this.clock.now() });
    this.events.publish(transaction, ApplicationCreated, {
      outcome: 'success',
      applicationId: id,
      targets: [applicationTarget({ id, name: settings.name })],
      after: recordedSettings({ ...settings, protocol }, details),
    });
  }

  /**
   * Writes a change and publishes its event. Returns the application as it is now; null if nothing has changed.
   *
   * @param before the application as it was locked
   * @throws DomainError `application.owner_unknown`
   */
  async change(
    transaction: Transaction,
    before: RegisteredApplication,
    { settings, details }: Change,
  ): Promise<RegisteredApplication | null> {
    const { id, tenantId, protocol } = before;
    const changed = changedSettings(
      recordedSettings(before, details.before),
      recordedSettings({ ...settings, protocol }, details.after),
    );
    if (Object.keys(changed.after).length === 0 && before.logo === settings.logo) return null;
    if (settings.ownerId !== before.ownerId) await assertOwner(this.accounts, transaction, settings.ownerId);
    transaction.send(changeApplication, { ...settings, id, tenantId, now: this.clock.now() });
    this.events.publish(transaction, ApplicationChanged, {
      outcome: 'success',
      applicationId: id,
      targets: [applicationTarget({ id, name: settings.name })],
      ...changed,
    });
    return readRegistered(transaction, id);
  }
}
