import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { ReadPush, type Push, type PushAnswer } from '#dingtalk';
import { DirectorySources, QueueChanges, ReadSettings } from '#directory';
import { DomainError } from '#kernel';
import { changeOf } from '../dingtalk-directory.js';

/** Stores the changes that DingTalk pushes. People are looked up after the answer, because DingTalk waits for it only 1.5 seconds. */
@Injectable()
export class ReceivePush {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
    private readonly pushes: ReadPush,
    private readonly queue: QueueChanges,
  ) {}

  /**
   * @param key the connection's key
   * @throws DomainError `directory.connection_unknown`, `dingtalk.push.refused`, `directory.push_off`
   */
  async execute(tenantId: string, key: string, push: Push): Promise<PushAnswer> {
    const { connection } = await this.sources.of(tenantId, key);
    const { isTrial, changes, answer } = await this.pushes.open(tenantId, connection.id, push);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await this.pushes.admit(transaction, connection.id, push);
      if (isTrial) return;
      const settings = await this.settings.executeIn(transaction, connection.id);
      if (settings.push === 'off') {
        throw new DomainError('conflict', 'directory.push_off', {
          detail: 'Pushes are not switched on for this connection.',
        });
      }
      await this.queue.executeIn(transaction, connection.id, changes.map(changeOf));
    });
    return answer;
  }
}
