import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { randomLetters, type CallbackKeys } from '../client/index.js';
import { connectionAddresses } from '../domain/connection-addresses.js';
import { CallbackKeysRotated } from '../events.js';
import { putCallbackKeys } from '../infra/callback-statements.js';
import { CallbackSecrets } from '../infra/callback-secrets.js';
import { connectionTarget, connectionUnknown, lockConnection } from '../infra/read-connection.js';

/** The values to enter in DingTalk's console for pushes. They are shown once. */
export interface NewCallback extends CallbackKeys {
  /** The address to which DingTalk pushes. */
  readonly url: string;
}

const TOKEN_LETTERS = 32;
const AES_KEY_LETTERS = 43;

/** Makes new keys for DingTalk's pushes. The former ones stay valid for one more day. */
@Injectable()
export class RotateCallbackKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: TenantDirectory,
    private readonly secrets: CallbackSecrets,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `dingtalk.connection.unknown` */
  async execute(tenantId: string, connectionId: string): Promise<NewCallback> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw connectionUnknown();
    const keys = { token: randomLetters(TOKEN_LETTERS), aesKey: randomLetters(AES_KEY_LETTERS) };
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const connection = await lockConnection(transaction, connectionId);
      await transaction.run(putCallbackKeys, {
        tenantId,
        connectionId,
        keys: this.secrets.seal(connectionId, keys),
        now: this.clock.now(),
      });
      this.events.publish(transaction, CallbackKeysRotated, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(connection)],
      });
      const { eventsUrl } = connectionAddresses(this.settings.PUBLIC_URL, tenant.slug, connection.key);
      return { url: eventsUrl, ...keys };
    });
  }
}
