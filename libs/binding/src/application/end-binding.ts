import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity } from '#accounts';
import { identityTarget } from '#dingtalk';
import { checkedReason, CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EndSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { BindingEnded } from '../events.js';
import { RemainingMethods } from './remaining-methods.js';

/** Ends a binding and, with it, every session that was born from it. The account stays. */
@Injectable()
export class EndBinding {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
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
    await this.unitOfWork.run(tenantId, async (transaction) => {
      // One at a time: two bindings that are ended at once would each count the other as the way that remains.
      await transaction.query(
        'select from accounts.account where tenant_id = $1 and id = $2 for no key update',
        [tenantId, accountId],
      );
      await this.end(transaction, { bindingId, accountId, endedBy: accountId, reason: 'ended by its owner' });
      await this.remaining.assertAnyOf(transaction, accountId);
    });
  }

  /**
   * By an administrator, with a reason that is kept. It may be the last method of its account, but not the last one that
   * any administrator can log on with.
   *
   * @throws DomainError `binding.reason_missing`, `binding.reason_invalid`, `binding.unknown`, `binding.last_administrator_method`
   */
  async byAdministrator(
    tenantId: string,
    act: { readonly bindingId: string; readonly reason: string; readonly endedBy?: string },
  ): Promise<void> {
    const reason = checkedReason(act.reason, 'binding');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const accountId = await this.end(transaction, { ...act, reason });
      await this.remaining.assertAnyOfAdministrators(transaction, [accountId]);
    });
  }

  /**
   * As `byAdministrator`, for many: those that hold are ended together, and the ids of those that do not are given.
   *
   * @throws DomainError `binding.reason_missing`, `binding.reason_invalid`, `binding.last_administrator_method`: nothing has ended then
   */
  async manyByAdministrator(
    tenantId: string,
    act: { readonly bindingIds: readonly string[]; readonly reason: string; readonly endedBy?: string },
  ): Promise<{ readonly ended: number; readonly unknown: readonly string[] }> {
    const reason = checkedReason(act.reason, 'binding');
    const { bindingIds, endedBy } = act;
    const how = { reason, ...(endedBy !== undefined && { endedBy }) };
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const accounts: string[] = [];
      const unknown: string[] = [];
      // In one order, so that two who end the same ones wait for each other and do not lock each other out.
      for (const bindingId of [...new Set(bindingIds)].sort()) {
        const accountId = await this.tryToEnd(transaction, { bindingId, ...how });
        if (accountId === undefined) unknown.push(bindingId);
        else accounts.push(accountId);
      }
      await this.remaining.assertAnyOfAdministrators(transaction, accounts);
      return { ended: accounts.length, unknown };
    });
  }

  /**
   * Takes back what a logon linked that the owner of the identity says was not theirs: the identity's binding, in the
   * caller's transaction, if it was made at `since` or later. Older ones have nothing to do with that logon.
   */
  async ofReportedIdentity(
    transaction: Transaction,
    reported: { readonly connectionId: string; readonly unionId: string; readonly since: Date },
  ): Promise<void> {
    const [made] = await transaction.query<{ id: string }>(
      `select id from binding.binding where tenant_id = $1 and connection_id = $2 and union_id = $3
         and ended_at is null and created_at >= $4 for no key update`,
      [transaction.tenantId, reported.connectionId, reported.unionId, reported.since],
    );
    if (made !== undefined) await this.end(transaction, { bindingId: made.id, reason: 'reported' });
  }

  private async end(transaction: Transaction, act: End): Promise<string> {
    const accountId = await this.tryToEnd(transaction, act);
    if (accountId === undefined) throw new DomainError('not_found', 'binding.unknown');
    return accountId;
  }

  /** Gives whose it was; undefined when there is no such binding that holds, and nothing has happened. */
  private async tryToEnd(transaction: Transaction, act: End): Promise<string | undefined> {
    const [ended] = await transaction.query<{
      account_id: string;
      connection_id: string;
      union_id: string;
      display_name: string;
    }>(
      `update binding.binding set ended_at = $3, ended_by = $4, end_reason = $5
       where tenant_id = $1 and id = $2 and ended_at is null and ($6::uuid is null or account_id = $6)
       returning account_id, connection_id, union_id, display_name`,
      [
        transaction.tenantId,
        act.bindingId,
        this.clock.now(),
        act.endedBy ?? null,
        act.reason,
        act.accountId ?? null,
      ],
    );
    if (ended === undefined) return undefined;
    await this.endSessions.end(transaction, { bornOf: act.bindingId }, 'binding_ended');
    this.activity.noteLink(transaction, ended.account_id, -1);
    this.events.publish(transaction, BindingEnded, {
      outcome: 'success',
      bindingId: act.bindingId,
      connectionId: ended.connection_id,
      accountId: ended.account_id,
      reason: act.reason,
      targets: [identityTarget({ unionId: ended.union_id, name: ended.display_name })],
    });
    return ended.account_id;
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
