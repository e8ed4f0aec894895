import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { TokenReplayed } from '../events.js';

/** Records that what may be redeemed once was shown again. */
@Injectable()
export class NoteReplay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** `model` is the provider's name of what was shown, such as `RefreshToken`. */
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
