import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity, type Authority } from '#accounts';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { nameKey, type Transaction } from '#database';
import { BindingCreated } from '../events.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

/** How a link came to be: with the demo's data, by the person at a logon, or by an administrator. */
export type BindingOrigin = 'import' | 'attach' | 'admin';

export interface NewBinding {
  readonly identity: ExternalIdentity;
  readonly accountId: string;
  readonly origin: BindingOrigin;
  /** The method that proved the account, for an attachment. */
  readonly provenBy?: string;
  readonly madeBy?: string;
  /** On whose word the identity is the account owner's: of who links by hand, or of what proved the account. */
  readonly authority: Authority;
}

/** Links a person of a provider to an account, or tells which of the two is linked otherwise. */
@Injectable()
export class CreateBinding {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly activity: AccountActivity,
    private readonly unlinked: UnlinkedIdentities,
    private readonly events: EventPublisher,
  ) {}

  /** Throws `conflict` with `binding.identity_taken` or `binding.account_taken`; nothing has changed then. */
  async create(transaction: Transaction, binding: NewBinding): Promise<{ readonly bindingId: string }> {
    const bindingId = newId();
    const { identity } = binding;
    // Without a conflict target, either unique index makes this insert nothing instead of failing the transaction.
    const inserted = await transaction.query(
      `insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, name_key, account_id, origin,
         proven_by, made_by, authority, created_at)
       values ($1, $2, $3, $4, $5, $6, ${nameKey('$6')}, $7, $8, $9, $10, $11, $12)
       on conflict do nothing returning id`,
      [
        bindingId,
        transaction.tenantId,
        identity.connectionId,
        identity.subject,
        JSON.stringify(identity.attributes),
        identity.name,
        binding.accountId,
        binding.origin,
        binding.provenBy ?? null,
        binding.madeBy ?? null,
        binding.authority,
        this.clock.now(),
      ],
    );
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
    const [taken] = await transaction.query<{ own: boolean }>(
      `select account_id = $4 as own from binding.binding
       where tenant_id = $1 and connection_id = $2 and subject = $3 and ended_at is null`,
      [transaction.tenantId, identity.connectionId, identity.subject, accountId],
    );
    if (taken === undefined) return new DomainError('conflict', 'binding.account_taken');
    return new DomainError('conflict', taken.own ? 'binding.exists' : 'binding.identity_taken');
  }
}
