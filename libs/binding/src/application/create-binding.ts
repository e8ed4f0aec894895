import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity, type Authority } from '#accounts';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { json, type Transaction } from '#database';
import type { BindingOrigin } from '../domain/binding-origin.js';
import { BindingCreated } from '../events.js';
import { bindingOfIdentity } from '../infra/binding-statements.js';
import { insertBinding } from '../infra/insert-binding.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

export interface NewBinding {
  readonly identity: ExternalIdentity;
  readonly accountId: string;
  readonly origin: BindingOrigin;
  /** For an attachment: the method that proved the account. */
  readonly provenBy?: string;
  readonly madeBy?: string;
  /** The authority that vouches for the identity's owner: that of the person who links by hand, or of the proof of the account. */
  readonly authority: Authority;
}

/** Links a person of a provider to an account, or says which of the two is already linked. */
@Injectable()
export class CreateBinding {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly activity: AccountActivity,
    private readonly unlinked: UnlinkedIdentities,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Changes nothing when it throws.
   *
   * @throws DomainError `binding.identity_taken`, `binding.account_taken`, `binding.exists`: this very link exists already
   */
  async create(transaction: Transaction, binding: NewBinding): Promise<{ readonly bindingId: string }> {
    const bindingId = newId();
    const { identity } = binding;
    const inserted = await transaction.run(insertBinding, {
      id: bindingId,
      tenantId: transaction.tenantId,
      connectionId: identity.connectionId,
      subject: identity.subject,
      attributes: json(identity.attributes),
      name: identity.name,
      accountId: binding.accountId,
      origin: binding.origin,
      provenBy: binding.provenBy ?? null,
      madeBy: binding.madeBy ?? null,
      authority: binding.authority,
      now: this.clock.now(),
    });
    if (inserted.length === 0) throw await this.conflict(transaction, binding);
    this.unlinked.forget(transaction, identity);
    this.activity.noteLink(transaction, binding.accountId, 1);
    this.events.publish(transaction, BindingCreated, {
      outcome: 'success',
      bindingId,
      connectionId: identity.connectionId,
      accountId: binding.accountId,
      origin: binding.origin,
      ...(binding.provenBy === undefined ? {} : { method: binding.provenBy }),
      targets: [identityTarget(identity)],
    });
    return { bindingId };
  }

  private async conflict(
    transaction: Transaction,
    { identity, accountId }: NewBinding,
  ): Promise<DomainError> {
    const { connectionId, subject } = identity;
    const { tenantId } = transaction;
    const [taken] = await transaction.run(bindingOfIdentity, { tenantId, connectionId, subject });
    if (taken === undefined) return new DomainError('conflict', 'binding.account_taken');
    return new DomainError(
      'conflict',
      taken.accountId === accountId ? 'binding.exists' : 'binding.identity_taken',
    );
  }
}
