import { Inject, Injectable } from '@nestjs/common';
import { json, UnitOfWork } from '#database';
import { CLOCK, hashSecret, newId, newSecret, parseInput, type Clock } from '#kernel';
import { NEW_APPLICATION, newApplicationFields, type NewApplication } from '../domain/application-fields.js';
import type { Application } from '../domain/application.js';
import { recordedClient } from '../domain/recorded-settings.js';
import { readApplication } from '../infra/read-application.js';
import { insertSecret } from '../infra/secret-statements.js';
import { insertClient } from '../infra/write-application.js';
import { ApplicationRegister } from './application-register.js';
import { checkedSettings, INVALID } from './checked-settings.js';
import { KnownScopes } from './known-scopes.js';

/** A new application with its secret, which cannot be read again; null: it has none. */
export interface CreatedApplication {
  readonly application: Application;
  readonly clientSecret: string | null;
}

/** Registers an application that uses OpenID Connect. */
@Injectable()
export class CreateApplication {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly register: ApplicationRegister,
    private readonly scopes: KnownScopes,
  ) {}

  /** @throws DomainError `application.invalid`, `application.owner_unknown` */
  async execute(tenantId: string, input: NewApplication): Promise<CreatedApplication> {
    const { name } = parseInput(newApplicationFields, input, INVALID);
    const settings = checkedSettings({ ...NEW_APPLICATION, name }, input);
    this.scopes.assertKnown(settings.scopes);
    const id = newId();
    const clientSecret = settings.authentication === 'client_secret' ? newSecret() : null;
    return this.unitOfWork.run(tenantId, async (transaction) => {
      await this.register.add(transaction, {
        id,
        protocol: 'oidc',
        settings,
        details: recordedClient(settings),
      });
      const publicKeys = settings.publicKeys === null ? null : json(settings.publicKeys);
      transaction.send(insertClient, { ...settings, id, tenantId, publicKeys });
      if (clientSecret !== null) {
        const secretHash = hashSecret(clientSecret);
        const now = this.clock.now();
        transaction.send(insertSecret, { id: newId(), tenantId, applicationId: id, secretHash, now });
      }
      return { application: await readApplication(transaction, id), clientSecret };
    });
  }
}
