import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { IdentificationFailed, type ExternalIdentity } from '#providers';
import { DingTalkClient, DingTalkError, type DingTalkApp, type DingTalkIdentity } from '../client/index.js';
import type { Connection } from '../domain/connection.js';
import { externalIdentity } from '../domain/external-identity.js';
import { AppOfConnection } from '../infra/app-of-connection.js';
import { connectionTarget } from '../infra/read-connection.js';

type Way = 'oauth' | 'jsapi';

/**
 * Asks DingTalk who a person is, through a tenant's connection. Not inside a transaction: DingTalk may take seconds, so
 * the transaction that uses the answer must check again that the connection is enabled. Every failure is published with
 * its cause: administrators see the details that the person is spared.
 */
@Injectable()
export class IdentifyPerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly apps: AppOfConnection,
    private readonly client: DingTalkClient,
    private readonly events: EventPublisher,
  ) {}

  /**
   * By the code of DingTalk's authorisation page.
   *
   * @throws DingTalkError
   * @throws DomainError `dingtalk.connection.unknown`, `…disabled`, `…secret_unreadable`
   */
  async byOAuthCode(tenantId: string, connectionId: string, code: string): Promise<ExternalIdentity> {
    return this.identify('oauth', tenantId, connectionId, (app) =>
      this.client.identifyByOAuthCode(app, code),
    );
  }

  /**
   * By the code that the DingTalk app gave to our page.
   *
   * @param options.withRecord asks for what the organisation keeps of the person, too: one call more
   * @throws DingTalkError
   * @throws DomainError `dingtalk.connection.unknown`, `…disabled`, `…secret_unreadable`
   */
  async byJsapiCode(
    tenantId: string,
    connectionId: string,
    code: string,
    options: { readonly withRecord?: boolean } = {},
  ): Promise<ExternalIdentity> {
    return this.identify('jsapi', tenantId, connectionId, (app) =>
      this.client.identifyByJsapiCode(app, code, options),
    );
  }

  private async identify(
    way: Way,
    tenantId: string,
    connectionId: string,
    ask: (app: DingTalkApp) => Promise<DingTalkIdentity>,
  ): Promise<ExternalIdentity> {
    const { connection, app } = await this.apps.openRecent(tenantId, connectionId);
    if (connection.state !== 'enabled') {
      throw new DomainError('forbidden', 'dingtalk.connection.disabled', {
        detail: 'Logging on by this DingTalk connection is switched off.',
      });
    }
    try {
      return externalIdentity(connectionId, await ask(app));
    } catch (error) {
      if (error instanceof DingTalkError) await this.publish(way, connection, error);
      throw error;
    }
  }

  private async publish(way: Way, connection: Connection, { reason, details }: DingTalkError): Promise<void> {
    await this.unitOfWork.run(connection.tenantId, async (transaction) => {
      this.events.publish(transaction, IdentificationFailed, {
        outcome: 'refused',
        connectionId: connection.id,
        targets: [connectionTarget(connection)],
        way,
        reason,
        ...details,
      });
      return Promise.resolve();
    });
  }
}
