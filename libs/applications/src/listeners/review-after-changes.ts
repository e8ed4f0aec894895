import { Injectable } from '@nestjs/common';
import { AccountRoleChanged } from '#accounts';
import type { Transaction } from '#database';
import { GroupChanged, GroupDeleted, GroupMembersChanged } from '#groups';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { AccessReviews } from '../application/access-reviews.js';
import { ApplicationChanged, ApplicationUnassigned } from '../events.js';

/** Requests a review of access after every change that may have removed access. */
@Injectable()
export class ReviewAfterChanges {
  constructor(private readonly reviews: AccessReviews) {}

  @OnDomainEvent('applications.review-after-unassignment', ApplicationUnassigned)
  async onUnassigned(
    { payload }: DomainEvent<PayloadOf<typeof ApplicationUnassigned>>,
    transaction: Transaction,
  ): Promise<void> {
    const { applicationId, accountId } = payload;
    const accountIds = accountId === undefined ? null : [accountId];
    await this.reviews.request(transaction, { applicationIds: [applicationId], accountIds });
  }

  /** Access is lost only if the application was disabled, or is no longer for everybody. */
  @OnDomainEvent('applications.review-after-change', ApplicationChanged)
  async onChanged(
    { payload }: DomainEvent<PayloadOf<typeof ApplicationChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    const { applicationId, after } = payload;
    if (after.state !== 'disabled' && after.audience !== 'assigned') return;
    await this.reviews.request(transaction, { applicationIds: [applicationId], accountIds: null });
  }

  @OnDomainEvent('applications.review-after-role', AccountRoleChanged)
  async onRoleChanged(
    { payload }: DomainEvent<PayloadOf<typeof AccountRoleChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.reviews.request(transaction, { applicationIds: null, accountIds: [payload.accountId] });
  }

  @OnDomainEvent('applications.review-after-group-members', GroupMembersChanged)
  async onMembersChanged(
    { payload: { removed } }: DomainEvent<PayloadOf<typeof GroupMembersChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    if (removed.length > 0)
      await this.reviews.request(transaction, { applicationIds: null, accountIds: removed });
  }

  @OnDomainEvent('applications.review-after-group-change', GroupChanged)
  async onGroupChanged(
    { payload: { after } }: DomainEvent<PayloadOf<typeof GroupChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    if (after.rule !== undefined)
      await this.reviews.request(transaction, { applicationIds: null, accountIds: null });
  }

  @OnDomainEvent('applications.review-after-group-deletion', GroupDeleted)
  async onGroupDeleted(
    _event: DomainEvent<PayloadOf<typeof GroupDeleted>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.reviews.request(transaction, { applicationIds: null, accountIds: null });
  }
}
