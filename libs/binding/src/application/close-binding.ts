import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity, ProtectLastOwner } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EndSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget } from '#providers';
import { BindingEnded } from '../events.js';
import { endBinding } from '../infra/end-statements.js';

/** The binding to end, the actor and the reason. */
interface End {
  readonly bindingId: string;
  /** Only if the binding belongs to this account. */
  readonly accountId?: string;
  readonly endedBy?: string;
  readonly reason: string;
}

/** Ends a binding and every session that was born of it; the account stays. Callers check the permission. */
@Injectable()
export class CloseBinding {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: ProtectLastOwner,
    private readonly endSessions: EndSessions,
    private readonly activity: AccountActivity,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Ends bindings in a transaction, which is rolled back unless an owner and an administrator can still log on.
   *
   * @throws DomainError `binding.last_administrator_method`, `accounts.last_owner`
   */
  async keepingAnOwner<Result>(
    tenantId: string,
    end: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(tenantId, (transaction) =>
      this.owners.during(transaction, () => end(transaction), lastAdministratorLink),
    );
  }

  /** Returns false, and changes nothing, if there is no such live binding. */
  async executeIn(transaction: Transaction, act: End): Promise<boolean> {
    const { bindingId, reason } = act;
    const [ended] = await transaction.run(endBinding, {
      tenantId: transaction.tenantId,
      bindingId,
      accountId: act.accountId ?? null,
      endedBy: act.endedBy ?? null,
      reason,
      now: this.clock.now(),
    });
    if (ended === undefined) return false;
    const { accountId, connectionId } = ended;
    await this.endSessions.end(transaction, { bornOf: bindingId }, 'binding_ended');
    this.activity.noteLink(transaction, accountId, -1);
    this.events.publish(transaction, BindingEnded, {
      outcome: 'success',
      bindingId,
      connectionId,
      accountId,
      reason,
      targets: [identityTarget(ended)],
    });
    return true;
  }
}

function lastAdministratorLink(): DomainError {
  return new DomainError('conflict', 'binding.last_administrator_method', {
    detail: 'Without this binding no administrator could log on any more.',
  });
}
