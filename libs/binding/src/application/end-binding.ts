import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity, AccountDirectory, assertMayToAll, KeepAnOwner } from '#accounts';
import { checkedReason, CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EndSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, providerOf } from '#providers';
import { BindingEnded } from '../events.js';
import { RemainingMethods } from './remaining-methods.js';

/** Ends a binding and, with it, every session that was born from it. The account stays. */
@Injectable()
export class EndBinding {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: KeepAnOwner,
    private readonly accounts: AccountDirectory,
    private readonly endSessions: EndSessions,
    private readonly remaining: RemainingMethods,
    private readonly activity: AccountActivity,
    private readonly events: EventPublisher,
  ) {}

  /**
   * By its owner, who has authenticated afresh. Refused with `conflict binding.last_method` when no enabled method
   * would remain that the account can use.
   */
  async byOwner(tenantId: string, accountId: string, bindingId: string): Promise<void> {
    await this.endKeepingAnOwner(tenantId, async (transaction) => {
      // One at a time: two bindings that are ended at once would each count the other as the way that remains.
      await this.accounts.hold(transaction, accountId);
      await this.end(transaction, { bindingId, accountId, endedBy: accountId, reason: 'ended by its owner' });
      await this.remaining.assertAnyOf(transaction, accountId);
    });
  }

  /**
   * By an administrator, with a reason that is kept. It may be the last method of its account, but not the last one that
   * any owner or administrator can log on with.
   *
   * @throws DomainError `binding.reason_missing`, `binding.reason_invalid`, `binding.unknown`,
   * `binding.last_administrator_method`, `accounts.last_owner`, `accounts.more_privileged`
   */
  async byAdministrator(
    tenantId: string,
    act: { readonly bindingId: string; readonly reason: string; readonly endedBy?: string },
  ): Promise<void> {
    const reason = checkedReason(act.reason, 'binding');
    await this.endKeepingAnOwner(tenantId, async (transaction) => {
      await this.assertMayEnd(transaction, [act.bindingId]);
      await this.end(transaction, { ...act, reason });
    });
  }

  /**
   * As `byAdministrator`, for many: those that hold are ended together, and the ids of those that do not are given.
   *
   * @throws DomainError `binding.reason_missing`, `binding.reason_invalid`, `binding.last_administrator_method`,
   * `accounts.last_owner`, `accounts.more_privileged`: nothing has ended then
   */
  async manyByAdministrator(
    tenantId: string,
    act: { readonly bindingIds: readonly string[]; readonly reason: string; readonly endedBy?: string },
  ): Promise<{ readonly ended: number; readonly unknown: readonly string[] }> {
    const reason = checkedReason(act.reason, 'binding');
    const { bindingIds, endedBy } = act;
    const how = { reason, ...(endedBy !== undefined && { endedBy }) };
    return this.endKeepingAnOwner(tenantId, async (transaction) => {
      await this.assertMayEnd(transaction, bindingIds);
      const unknown: string[] = [];
      const wanted = [...new Set(bindingIds)];
      for (const bindingId of wanted) {
        if (!(await this.tryToEnd(transaction, { bindingId, ...how }))) unknown.push(bindingId);
      }
      return { ended: wanted.length - unknown.length, unknown };
    });
  }

  /**
   * Takes back the links that a logon made of which the owner of the identity says that it was not theirs, in the caller's
   * transaction.
   */
  async reported(transaction: Transaction, bindingIds: readonly string[]): Promise<void> {
    for (const bindingId of bindingIds) await this.tryToEnd(transaction, { bindingId, reason: 'reported' });
  }

  private async endKeepingAnOwner<Result>(
    tenantId: string,
    end: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    return this.unitOfWork.run(tenantId, (transaction) =>
      this.owners.during(transaction, () => end(transaction), lastAdministratorLink),
    );
  }

  private async assertMayEnd(transaction: Transaction, bindingIds: readonly string[]): Promise<void> {
    const owners = await transaction.query<{ account_id: string }>(
      `select distinct account_id from binding.binding
       where tenant_id = $1 and id = any($2) and ended_at is null`,
      [transaction.tenantId, bindingIds],
    );
    await assertMayToAll(
      transaction,
      'unlink',
      owners.map(({ account_id }) => account_id),
    );
  }

  private async end(transaction: Transaction, act: End): Promise<void> {
    if (!(await this.tryToEnd(transaction, act))) throw new DomainError('not_found', 'binding.unknown');
  }

  /** False: there is no such binding that holds, and nothing has happened. */
  private async tryToEnd(transaction: Transaction, act: End): Promise<boolean> {
    const [ended] = await transaction.query<{
      account_id: string;
      connection_id: string;
      provider: string;
      subject: string;
      name: string;
    }>(
      `update binding.binding set ended_at = $3, ended_by = $4, end_reason = $5
       where tenant_id = $1 and id = $2 and ended_at is null and ($6::uuid is null or account_id = $6)
       returning account_id, connection_id, ${providerOf('connection_id')} as provider, subject, name`,
      [
        transaction.tenantId,
        act.bindingId,
        this.clock.now(),
        act.endedBy ?? null,
        act.reason,
        act.accountId ?? null,
      ],
    );
    if (ended === undefined) return false;
    await this.endSessions.end(transaction, { bornOf: act.bindingId }, 'binding_ended');
    this.activity.noteLink(transaction, ended.account_id, -1);
    this.events.publish(transaction, BindingEnded, {
      outcome: 'success',
      bindingId: act.bindingId,
      connectionId: ended.connection_id,
      accountId: ended.account_id,
      reason: act.reason,
      targets: [identityTarget(ended)],
    });
    return true;
  }
}

/** What is ended, by whom and why. */
interface End {
  readonly bindingId: string;
  /** Only if it is this account's. */
  readonly accountId?: string;
  readonly endedBy?: string;
  readonly reason: string;
}

function lastAdministratorLink(): DomainError {
  return new DomainError('conflict', 'binding.last_administrator_method', {
    detail: 'Without it no administrator could log on any more.',
  });
}
