import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Present } from '#kernel';
import type { LogonAttempt } from '#logon';
import { forgetCode, lastCode, replaceCode, takeTry, usableCode } from '../infra/code-statements.js';

export { MOST_TRIES, RESEND_PAUSE_SECONDS } from '../infra/code-statements.js';

/** A code that was sent, or a decoy that looks like one. Its account is null when nobody has the name. */
export interface SentCode {
  readonly id: string;
  readonly accountId: string | null;
  readonly subject: string;
  /** What the person typed, masked. */
  readonly sentTo: string;
  readonly codeHash: string;
  /** Seconds until another may be asked for. */
  readonly resendAfterSeconds: number;
  /** Keyed hash of the address that it was sent to; null: to nobody. */
  readonly addressMac: string | null;
}

/** A code that is to be kept. */
export type NewCode = Omit<SentCode, 'resendAfterSeconds'> & { readonly lifetimeSeconds: number };

/** Codes that were sent. A browser has at most one for each purpose: a new one replaces the former. */
@Injectable()
export class CodeStore {
  /** The code of this browser and purpose that may still be used. */
  async find(transaction: Transaction, attempt: LogonAttempt, now: Present): Promise<SentCode | undefined> {
    const [code] = await transaction.run(usableCode, { ...place(transaction, attempt), now });
    return code;
  }

  /** The last code of this browser and purpose, in whatever state. */
  async latest(transaction: Transaction, attempt: LogonAttempt, now: Present): Promise<SentCode | undefined> {
    const [code] = await transaction.run(lastCode, { ...place(transaction, attempt), now });
    return code;
  }

  /** Puts a new code in place of the former. Gives when that is. */
  async replace(transaction: Transaction, attempt: LogonAttempt, code: NewCode, now: Present): Promise<Date> {
    const [kept] = await transaction.run(replaceCode, { ...place(transaction, attempt), ...code, now });
    if (kept === undefined) throw new Error('The code was not kept');
    return kept.sentAt;
  }

  /** Takes one try of a code, and uses it up if the try is right. Gives false when there was no try left to take. */
  async take(
    transaction: Transaction,
    attempt: LogonAttempt,
    { id }: SentCode,
    isRight: boolean,
    now: Present,
  ): Promise<boolean> {
    const taken = await transaction.run(takeTry, { ...place(transaction, attempt), id, isRight, now });
    return taken.length > 0;
  }

  /** Forgets the code of this browser and purpose. */
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
