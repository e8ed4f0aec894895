import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { assertNoWait, ipPrefix, TokenBuckets } from '#http';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { IdentificationFailed, type ExternalIdentity } from '#providers';
import { requestContext } from '#runtime';
import { DingTalkClient, DingTalkError, type DingTalkApp, type DingTalkIdentity } from '../client/index.js';
import type { Connection } from '../domain/connection.js';
import { externalIdentity } from '../domain/external-identity.js';
import { AppOfConnection } from '../infra/app-of-connection.js';
import { connectionTarget } from '../infra/read-connection.js';

type Way = 'oauth' | 'jsapi';

/**
 * Rate limit for codes from one network that DingTalk does not know. Anybody can invent codes, and each costs one of the app's few calls
 * and a record in the log.
 */
const UNKNOWN_CODES = { burst: 30, perMinute: 10 };

/** Networks that a process remembers. */
const REMEMBERED = 10_000;

/**
 * Asks DingTalk who a person is, through a tenant's connection. Call it outside a transaction: DingTalk may take seconds, so the
 * transaction that uses the answer must check again that the connection is enabled. Every failure is published with its cause:
 * administrators see the details that the person does not.
 */
@Injectable()
export class IdentifyPerson {
  readonly #unknownCodes = new TokenBuckets(REMEMBERED);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly apps: AppOfConnection,
    private readonly client: DingTalkClient,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Identifies a person by the code of DingTalk's authorisation page.
   *
   * @throws DingTalkError
   * @throws DomainError `dingtalk.connection.unknown`, `…disabled`, `…secret_unreadable`, `rate.limited`
   */
  async byOAuthCode(tenantId: string, connectionId: string, code: string): Promise<ExternalIdentity> {
    return this.identify('oauth', tenantId, connectionId, (app) =>
      this.client.identifyByOAuthCode(app, code),
    );
  }

  /**
   * Identifies a person by the code that the DingTalk app gave to our page.
   *
   * @param options.withRecord also asks for the organisation's record of the person, which takes one more call
   * @throws DingTalkError
   * @throws DomainError `dingtalk.connection.unknown`, `…disabled`, `…secret_unreadable`, `rate.limited`
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
        detail: 'Logon by this DingTalk connection is switched off.',
      });
    }
    const whose = `${connectionId} ${ipPrefix(requestContext()?.ip ?? '')}`;
    assertNoWait(this.#unknownCodes.wait(whose, UNKNOWN_CODES, this.clock.elapsedMs()));
    try {
      return externalIdentity(connectionId, await ask(app));
    } catch (error) {
      if (error instanceof DingTalkError) {
        if (error.reason === 'code_unusable')
          this.#unknownCodes.take(whose, UNKNOWN_CODES, this.clock.elapsedMs());
        await this.publish(way, connection, error);
      }
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
