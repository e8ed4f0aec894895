import { parseInput } from '#kernel';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ChangeConnection } from '#providers';
import { clientSecret } from '../domain/connection-fields.js';
import { ClientSecretRotated } from '../events.js';
import { replaceSecret } from '../infra/connection-statements.js';
import { connectionTarget, lockConnection } from '../infra/read-connection.js';
import { ConnectionSecrets } from '../infra/connection-secrets.js';

/** Replaces the app's secret with a new one from DingTalk's console. The next call uses it. */
@Injectable()
export class RotateClientSecret {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeConnection: ChangeConnection,
    private readonly secrets: ConnectionSecrets,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param basis revision of the connection that the decision was based on
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.invalid`, `revision.stale`
   */
  async execute(tenantId: string, connectionId: string, newSecret: string, basis?: string): Promise<void> {
    const secret = parseInput(clientSecret, newSecret, 'dingtalk.connection.invalid');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const connection = await lockConnection(transaction, connectionId, basis);
      const sealedSecret = this.secrets.seal(connectionId, secret);
      transaction.send(replaceSecret, { tenantId, id: connectionId, sealedSecret });
      this.changeConnection.executeIn(transaction, connectionId);
      this.events.publish(transaction, ClientSecretRotated, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(connection)],
      });
    });
  }
}
