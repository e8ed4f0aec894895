import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#database';
import { ProfileWatchers, type ProfileWatcher } from '#profiles';
import { AccessReviews } from './access-reviews.js';

/** Reviews access after profile changes: groups may depend on profile values, so a person with a new value may lose access. */
@Injectable()
export class ReviewAccessOnProfileChange implements ProfileWatcher, OnModuleInit {
  constructor(
    private readonly watchers: ProfileWatchers,
    private readonly reviews: AccessReviews,
  ) {}

  onModuleInit(): void {
    this.watchers.register(this);
  }

  async changed(transaction: Transaction, accountIds: readonly string[] | null): Promise<void> {
    await this.reviews.request(transaction, { applicationIds: null, accountIds });
  }
}
