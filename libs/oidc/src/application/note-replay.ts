import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { TokenReplayed } from '../events.js';

/** Records the reuse of a code or token that is valid only once. */
@Injectable()
export class NoteReplay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @param model the provider's name of what was reused, such as `RefreshToken` */
  async execute(tenantId: string, model: string, applicationId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const reason = REASONS[model] ?? 'token.used_again';
      this.events.publish(transaction, TokenReplayed, { outcome: 'refused', reason, applicationId });
      await Promise.resolve();
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  AuthorizationCode: 'code.used_again',
  DeviceCode: 'device_code.used_again',
  RefreshToken: 'refresh_token.used_again',
};
