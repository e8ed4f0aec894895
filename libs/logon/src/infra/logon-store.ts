import { Injectable } from '@nestjs/common';
import { newId, type DatabaseNow } from '#kernel';
import type { Transaction } from '#database';
import type { Role } from '#accounts';
import type { Device } from '../domain/device.js';
import type { TakenProof } from '../domain/proof.js';
import { completeWaiting, insertComplete, sessionsBegunBy } from './completed-statements.js';
import { insertWaiting, takeWaiting, waitAsAccount } from './waiting-statements.js';
import { abandonBegunBy, abandonInBrowser, abandonResting } from './abandon-statements.js';

/** Columns that every row of a logon has from the beginning. */
export interface NewLogonRow {
  readonly id: string;
  readonly browserHash: Buffer;
  readonly purpose: string;
  /** The method with which it began. */
  readonly method: string;
  readonly returnTo: string;
  readonly begunBy?: string | undefined;
  readonly application?: string | undefined;
  readonly device: Device;
}

/** A waiting logon that a step has taken; it is locked until the transaction ends. */
export interface WaitingRow {
  readonly id: string;
  readonly purpose: string;
  readonly method: string;
  readonly step: string | null;
  readonly subject: string | null;
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly returnTo: string;
  readonly application: string | null;
  /** Whether all sessions of the account or the tenant were ended after an account was proven. */
  readonly isOutdated: boolean;
}

/** Rows of logons. Each is written by one statement that names the state it starts from. */
@Injectable()
export class LogonStore {
  /** Stores a logon that is complete with its first proof. Shares a round trip with the next statement. */
  complete(
    transaction: Transaction,
    logon: NewLogonRow & { readonly accountId: string; readonly sessionId: string },
    proof: TakenProof,
    now: DatabaseNow,
  ): void {
    transaction.send(insertComplete, {
      ...begun(transaction, logon, now),
      accountId: logon.accountId,
      sessionId: logon.sessionId,
      proofId: newId(),
      proofMethod: proof.method,
      ...proof.evidence,
      authority: proof.authority,
      bornOf: proof.bornOf ?? null,
    });
  }

  /** Stores a logon that waits for `needs`. A logon that waited in the same browser is abandoned. */
  async wait(
    transaction: Transaction,
    logon: NewLogonRow & { readonly sessionId?: string | undefined },
    needs: { readonly key: string; readonly subject?: string },
    now: DatabaseNow,
  ): Promise<void> {
    const { tenantId } = transaction;
    transaction.send(abandonInBrowser, { tenantId, browserHash: logon.browserHash });
    await transaction.run(insertWaiting, {
      ...begun(transaction, logon, now),
      sessionId: logon.sessionId ?? null,
      needs: needs.key,
      step: needs.subject === undefined ? null : needs.key,
      subject: needs.subject ?? null,
    });
  }

  /** Takes the logon in this browser that waits for `needs`, and locks it. */
  async take(
    transaction: Transaction,
    browserHash: Buffer,
    needs: string,
    now: DatabaseNow,
  ): Promise<WaitingRow | undefined> {
    const { tenantId } = transaction;
    const [row] = await transaction.run(takeWaiting, { tenantId, browserHash, needs, now });
    return row;
  }

  /**
   * Makes a logon whose account is proven wait for what else it needs. Returns false if the account or its tenant is not active, or its
   * role is not among these.
   */
  async waitAsAccount(
    transaction: Transaction,
    logonId: string,
    accountId: string,
    roles: readonly Role[],
    needs: string,
  ): Promise<boolean> {
    const { tenantId } = transaction;
    const kept = await transaction.run(waitAsAccount, { tenantId, id: logonId, accountId, roles, needs });
    return kept.length > 0;
  }

  /**
   * Abandons waiting logons that have proven this account, or were proven by what has this id. Shares a round trip with the next statement.
   */
  abandon(
    transaction: Transaction,
    by: { readonly accountId?: string | undefined; readonly bornOf?: string | undefined },
  ): void {
    transaction.send(abandonResting, {
      tenantId: transaction.tenantId,
      accountId: by.accountId ?? null,
      bornOf: by.bornOf ?? null,
    });
  }

  /** Abandons waiting logons that this began. */
  async abandonBegunBy(transaction: Transaction, begunBy: string): Promise<void> {
    await transaction.run(abandonBegunBy, { tenantId: transaction.tenantId, begunBy });
  }

  /** The sessions of logons that this began, and what was made with each (null: nothing). */
  async sessionsBegunBy(
    transaction: Transaction,
    begunBy: string,
  ): Promise<readonly { readonly sessionId: string; readonly made: string | null }[]> {
    return transaction.run(sessionsBegunBy, { tenantId: transaction.tenantId, begunBy });
  }

  /** Completes a logon that waited. Shares a round trip with the next statement. */
  completeWaiting(
    transaction: Transaction,
    logonId: string,
    ends: { readonly accountId: string; readonly sessionId: string },
    now: DatabaseNow,
  ): void {
    transaction.send(completeWaiting, { tenantId: transaction.tenantId, id: logonId, ...ends, now });
  }
}

function begun({ tenantId }: Transaction, logon: NewLogonRow, now: DatabaseNow) {
  const { id, browserHash, purpose, method, returnTo, device, begunBy, application } = logon;
  return {
    id,
    tenantId,
    browserHash,
    purpose,
    method,
    returnTo,
    ...device,
    begunBy: begunBy ?? null,
    application: application ?? null,
    now,
  };
}
