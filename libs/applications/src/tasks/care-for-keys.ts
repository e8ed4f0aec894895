import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { RotateSigningKeys } from '../application/rotate-signing-keys.js';
import { purgeKeys, tenantsWithOldKeys } from '../infra/signing-key-statements.js';

const HOUR_MS = 3_600_000;

/** Seconds for which keys sign: 90 days. */
const LONGEST_USE_SECONDS = 90 * 86_400;

/** Replaces signing keys in time, and removes those that are no longer published. */
@Injectable()
export class CareForKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly rotate: RotateSigningKeys,
  ) {}

  @Recurring('applications.care-for-keys', HOUR_MS)
  async care(): Promise<void> {
    const now = this.clock.now();
    const old = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(tenantsWithOldKeys, { now, oldSeconds: LONGEST_USE_SECONDS }),
    );
    for (const { tenantId } of old) await this.rotate.execute(tenantId);
    await this.unitOfWork.inBatches('worker', purgeKeys, { now });
  }
}
