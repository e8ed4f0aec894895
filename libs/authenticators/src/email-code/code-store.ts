import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { DatabaseNow } from '#kernel';
import type { LogonAttempt } from '#logon';
import { forgetCode, lastCode, replaceCode, takeTry, usableCode } from '../infra/code-statements.js';

export { MOST_TRIES, RESEND_PAUSE_SECONDS } from '../infra/code-statements.js';

/** A code that was sent, or a decoy that looks like one. Its account is null if nobody has the name. */
export interface SentCode {
  readonly id: string;
  readonly accountId: string | null;
  readonly subject: string;
  /** What the person typed, masked. */
  readonly sentTo: string;
  readonly codeHash: string;
  /** Seconds until another code may be requested. */
  readonly resendAfterSeconds: number;
  /** Keyed hash of the recipient's address; null: the code was not sent. */
  readonly addressMac: string | null;
}

/** A code to store. */
export type NewCode = Omit<SentCode, 'resendAfterSeconds'> & { readonly lifetimeSeconds: number };

/** Codes that were sent. A browser has at most one per purpose: a new code replaces the former one. */
@Injectable()
export class CodeStore {
  /** The usable code of this browser and purpose. */
  async find(
    transaction: Transaction,
    attempt: LogonAttempt,
    now: DatabaseNow,
  ): Promise<SentCode | undefined> {
    const [code] = await transaction.run(usableCode, { ...place(transaction, attempt), now });
    return code;
  }

  /** The last code of this browser and purpose, in any state. */
  async latest(
    transaction: Transaction,
    attempt: LogonAttempt,
    now: DatabaseNow,
  ): Promise<SentCode | undefined> {
    const [code] = await transaction.run(lastCode, { ...place(transaction, attempt), now });
    return code;
  }

  /** Replaces the former code with a new one. Returns the time. */
  async replace(
    transaction: Transaction,
    attempt: LogonAttempt,
    code: NewCode,
    now: DatabaseNow,
  ): Promise<Date> {
    const [kept] = await transaction.run(replaceCode, { ...place(transaction, attempt), ...code, now });
    if (kept === undefined) throw new Error('The code was not kept');
    return kept.sentAt;
  }

  /** Uses one try of a code up, and the code too if the try is right. Returns false when no try was left. */
  async take(
    transaction: Transaction,
    attempt: LogonAttempt,
    { id }: SentCode,
    isRight: boolean,
    now: DatabaseNow,
  ): Promise<boolean> {
    const taken = await transaction.run(takeTry, { ...place(transaction, attempt), id, isRight, now });
    return taken.length > 0;
  }

  /** Deletes the code of this browser and purpose. */
  async forget(transaction: Transaction, attempt: LogonAttempt): Promise<void> {
    await transaction.run(forgetCode, place(transaction, attempt));
  }
}

/** What the page shows while it waits for a code. */
export function viewOf(
  code: SentCode,
  resendInSeconds: number,
): { readonly step: 'code'; readonly sentTo: string; readonly resendInSeconds: number } {
  return { step: 'code', sentTo: code.sentTo, resendInSeconds };
}

function place({ tenantId }: Transaction, { browserHash, purpose }: LogonAttempt) {
  return { tenantId, browserHash, purpose };
}
