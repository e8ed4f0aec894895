import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity } from '#accounts';
import { identityTarget } from '#dingtalk';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EndSessions } from '#logon';
import { LogonMenu, LogonMethods } from '#logon-menu';
import { EventPublisher } from '#messaging';
import { BindingEnded } from '../events.js';

/** Ends a binding and, with it, every session that was born from it. The account stays. */
@Injectable()
export class EndBinding {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly endSessions: EndSessions,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
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
      await this.assertMethodRemains(transaction, accountId);
    });
  }

  /** By an administrator, with a reason that is kept. */
  async byAdministrator(
    tenantId: string,
    act: { readonly bindingId: string; readonly reason: string; readonly endedBy?: string },
  ): Promise<void> {
    if (act.reason.trim() === '') {
      throw new DomainError('invalid', 'binding.reason_missing', {
        detail: 'Ending a binding needs a reason.',
      });
    }
    await this.unitOfWork.run(tenantId, (transaction) => this.end(transaction, act));
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

  private async end(
    transaction: Transaction,
    act: {
      readonly bindingId: string;
      readonly accountId?: string;
      readonly endedBy?: string;
      readonly reason: string;
    },
  ): Promise<void> {
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
    if (ended === undefined) throw new DomainError('not_found', 'binding.unknown');
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
  }

  private async assertMethodRemains(transaction: Transaction, accountId: string): Promise<void> {
    const { entries } = await this.menu.of(transaction.tenantId ?? '');
    for (const entry of entries) {
      const method = this.methods.byKey(entry.key);
      if (method !== undefined && (await method.isUsableBy(transaction, accountId))) return;
    }
    throw new DomainError('conflict', 'binding.last_method');
  }
}
