import { Injectable } from '@nestjs/common';
import { AccountDirectory, ADMINISTRATIVE_ROLES } from '#accounts';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { LogonMenu, LogonMethods, type LogonMethod } from '#logon-menu';

/** Holds that people can still log on once bindings have ended. */
@Injectable()
export class RemainingMethods {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
  ) {}

  /** @throws DomainError `binding.last_method` when the account has no enabled method left that it can use */
  async assertAnyOf(transaction: Transaction, accountId: string): Promise<void> {
    for (const method of await this.offered(transaction)) {
      if (await method.isUsableBy(transaction, accountId)) return;
    }
    throw new DomainError('conflict', 'binding.last_method');
  }

  /**
   * Holds that an administrator can still log on, where an administrator is among those who have lost a binding.
   *
   * @throws DomainError `binding.last_administrator_method`
   */
  async assertAnyOfAdministrators(transaction: Transaction, losers: readonly string[]): Promise<void> {
    const administrators = await this.accounts.administrators(transaction);
    if (!administrators.some(({ id }) => losers.includes(id))) return;
    // One at a time: two that are ended at once would each count the other as the way that remains.
    await transaction.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `binding.administrators:${transaction.tenantId ?? ''}`,
    ]);
    for (const method of await this.offered(transaction)) {
      if (await method.isUsableByRole(transaction, ADMINISTRATIVE_ROLES)) return;
    }
    throw new DomainError('conflict', 'binding.last_administrator_method', {
      detail: 'Without it no administrator could log on any more.',
    });
  }

  private async offered(transaction: Transaction): Promise<readonly LogonMethod[]> {
    const { entries } = await this.menu.of(transaction.tenantId ?? '');
    return entries.flatMap(({ key }) => this.methods.byKey(key) ?? []);
  }
}
