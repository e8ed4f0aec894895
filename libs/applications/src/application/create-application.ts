import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { json, UnitOfWork } from '#database';
import { CLOCK, hashSecret, newId, newSecret, parseInput, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { NEW_APPLICATION, newApplicationFields, type NewApplication } from '../domain/application-fields.js';
import type { Application } from '../domain/application.js';
import { recordedSettings } from '../domain/recorded-settings.js';
import { ApplicationCreated } from '../events.js';
import { applicationTarget, readApplication } from '../infra/read-application.js';
import { insertSecret } from '../infra/secret-statements.js';
import { insertApplication, insertClient } from '../infra/write-application.js';
import { assertOwner } from './assert-owner.js';
import { checkedSettings, INVALID } from './checked-settings.js';
import { KnownScopes } from './known-scopes.js';

/** A new application, with the secret that nobody is told again; null: it has none. */
export interface CreatedApplication {
  readonly application: Application;
  readonly clientSecret: string | null;
}

/** Registers an application that speaks OpenID Connect. */
@Injectable()
export class CreateApplication {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly events: EventPublisher,
    private readonly scopes: KnownScopes,
  ) {}

  /** @throws DomainError `application.invalid`, `application.owner_unknown` */
  async execute(tenantId: string, input: NewApplication): Promise<CreatedApplication> {
    const { name } = parseInput(newApplicationFields, input, INVALID);
    const settings = checkedSettings({ ...NEW_APPLICATION, name }, input);
    this.scopes.assertKnown(settings.scopes);
    const id = newId();
    const clientSecret = settings.authentication === 'client_secret' ? newSecret() : null;
    const now = this.clock.now();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await assertOwner(this.accounts, transaction, settings.ownerId);
      const publicKeys = settings.publicKeys === null ? null : json(settings.publicKeys);
      const row = { ...settings, id, tenantId, publicKeys, now };
      transaction.send(insertApplication, row);
      transaction.send(insertClient, row);
      if (clientSecret !== null) {
        const secretHash = hashSecret(clientSecret);
        transaction.send(insertSecret, { id: newId(), tenantId, applicationId: id, secretHash, now });
      }
      const application = await readApplication(transaction, id);
      this.events.publish(transaction, ApplicationCreated, {
        outcome: 'success',
        applicationId: id,
        targets: [applicationTarget(application)],
        after: recordedSettings(application),
      });
      return { application, clientSecret };
    });
  }
}
