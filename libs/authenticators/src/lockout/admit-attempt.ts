import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, type Account } from '#accounts';
import { KEY_RING, type KeyRing } from '#runtime';
import type { Transaction } from '#database';
import { LogonMenu } from '#logon-menu';
import type { LogonAttempt } from '#logon';
import { TenantDirectory } from '#tenancy';
import { accountPolicy, type BlockPolicy } from './block-policy.js';
import { RefuseAttempt } from './refuse-attempt.js';
import { isOfKnownDevice, networkSubject, subjectOf } from './subject.js';
import { Throttle, type Admission } from './throttle.js';

/** The account and subject of an attempt. The account is null if nobody has the name. */
export interface AttemptSubject {
  readonly account: Account | null;
  readonly subject: string;
}

/** Decides whether an attempt may be checked at all. */
@Injectable()
export class AdmitAttempt {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly tenants: TenantDirectory,
    private readonly accounts: AccountDirectory,
    private readonly menu: LogonMenu,
    private readonly throttle: Throttle,
    private readonly refuse: RefuseAttempt,
  ) {}

  /**
   * Finds the account that `identifier` names. In a fresh authentication only the session's own account counts, whatever was typed.
   *
   * @throws DomainError `method.disabled` when the tenant does not offer the method
   */
  async identify(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    identifier: string,
  ): Promise<AttemptSubject> {
    await this.menu.assertEnabled(transaction, method);
    const account =
      attempt.accountId === undefined
        ? await this.accounts.byIdentifier(transaction, identifier)
        : await this.accounts.byId(transaction, attempt.accountId);
    return { account, subject: subjectOf(this.keyRing, account, identifier, attempt.device) };
  }

  /** Counts the attempt. If its network or its subject is blocked, records that instead. */
  async admit(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    target: { readonly accountId: string | undefined; readonly subject: string },
  ): Promise<Admission> {
    const network = { method, subject: networkSubject(attempt.ip) };
    // A network's block does not apply to a browser in which the account has logged on before.
    const networkBlock = isOfKnownDevice(target.subject)
      ? undefined
      : await this.throttle.blockedFor(transaction, network);
    const admission: Admission =
      networkBlock === undefined
        ? await this.throttle.admit(
            transaction,
            { method, subject: target.subject },
            await this.policy(transaction),
          )
        : { admitted: false, retryAfterSeconds: networkBlock };
    if (!admission.admitted) {
      const reason = networkBlock === undefined ? 'credentials.blocked' : 'network.blocked';
      this.refuse.record(transaction, attempt, { method, reason, accountId: target.accountId });
    }
    return admission;
  }

  /** Deletes the failures of a subject that has proven itself. Call it when an attempt succeeds: otherwise right attempts block, too. */
  async succeeded(transaction: Transaction, method: string, subject: string): Promise<void> {
    await this.throttle.forget(transaction, { method, subject });
  }

  private async policy(transaction: Transaction): Promise<BlockPolicy> {
    const tenant = await this.tenants.byId(transaction.tenantId, transaction);
    if (tenant === null) throw new TypeError('An attempt belongs to a tenant');
    return accountPolicy(tenant.settings);
  }
}
