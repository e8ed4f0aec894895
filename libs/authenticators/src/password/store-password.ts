import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { EndSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { PasswordSet } from '../events.js';
import { Throttle } from '../lockout/throttle.js';
import { PasswordStore, type StoredPassword } from './password-store.js';

/**
 * Stores a password and applies the consequences: it lifts blocks of the former one, and a replacement ends the account's sessions, as
 * anyone who knew the former password may have opened them (ASVS 7.4.3).
 */
@Injectable()
export class StorePassword {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
    private readonly throttle: Throttle,
    private readonly passwords: PasswordStore,
    private readonly sessions: EndSessions,
  ) {}

  /**
   * @param except the session of the owner who replaces it
   * @returns whether it replaces another one
   */
  async executeIn(
    transaction: Transaction,
    accountId: string,
    password: StoredPassword,
    except?: string,
  ): Promise<boolean> {
    const replaced = await this.passwords.set(transaction, accountId, password, this.clock.now());
    await this.throttle.forgetAccount(transaction, 'password', accountId);
    if (replaced) {
      const selection = { accountId, ...(except === undefined ? {} : { except }) };
      await this.sessions.end(transaction, selection, 'password_replaced');
    }
    this.events.publish(transaction, PasswordSet, {
      outcome: 'success',
      accountId,
      method: 'password',
      replaced,
    });
    return replaced;
  }
}
