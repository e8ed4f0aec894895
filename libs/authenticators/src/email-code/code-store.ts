import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { LogonAttempt } from '#logon';

/** A code that was sent, or a decoy that looks like one. Its account is null when nobody has the name. */
export interface SentCode {
  readonly id: string;
  readonly accountId: string | null;
  readonly subject: string;
  /** What the person typed, masked. */
  readonly sentTo: string;
  readonly codeHash: string;
  /** Keyed hash of the address that it was sent to; null: to nobody. */
  readonly addressMac: string | null;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** Wrong tries that a code survives. */
export const MOST_TRIES = 5;

const COLUMNS = `id, account_id as "accountId", subject, sent_to as "sentTo", code_hash as "codeHash",
  address_mac as "addressMac",  sent_at as "sentAt", expires_at as "expiresAt"`;

/** Codes that were sent. A browser has at most one for each purpose: a new one replaces the former. */
@Injectable()
export class CodeStore {
  /** The code of this browser and purpose that may still be used. */
  async find(transaction: Transaction, attempt: LogonAttempt, now: Date): Promise<SentCode | undefined> {
    const [code] = await transaction.query<SentCode>(
      `select ${COLUMNS} from authenticators.email_code
       where ${THIS_ONE} and not is_used and tries < ${String(MOST_TRIES)} and expires_at > $4`,
      [...key(transaction, attempt), now],
    );
    return code;
  }

  /** The last code of this browser and purpose, in whatever state. */
  async latest(transaction: Transaction, attempt: LogonAttempt): Promise<SentCode | undefined> {
    const [code] = await transaction.query<SentCode>(
      `select ${COLUMNS} from authenticators.email_code where ${THIS_ONE}`,
      key(transaction, attempt),
    );
    return code;
  }

  /** Puts a new code in place of the former. */
  async replace(transaction: Transaction, attempt: LogonAttempt, code: SentCode): Promise<void> {
    await transaction.query(
      `insert into authenticators.email_code (tenant_id, browser_hash, purpose, id, account_id, subject, sent_to,
         code_hash, sent_at, expires_at, address_mac) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (tenant_id, browser_hash, purpose) do update set id = excluded.id,
         account_id = excluded.account_id, subject = excluded.subject, sent_to = excluded.sent_to,
         code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
         address_mac = excluded.address_mac,
         tries = 0, is_used = false`,
      [
        ...key(transaction, attempt),
        code.id,
        code.accountId,
        code.subject,
        code.sentTo,
        code.codeHash,
        code.sentAt,
        code.expiresAt,
        code.addressMac,
      ],
    );
  }

  /**
   * Takes one try of a code, and uses it up if the try is right: one compare-and-set, so that a code is used once and
   * tried five times however many come at the same moment. Gives false when there was no try left to take.
   */
  async take(
    transaction: Transaction,
    attempt: LogonAttempt,
    code: SentCode,
    isRight: boolean,
    now: Date,
  ): Promise<boolean> {
    const rows = await transaction.query(
      `update authenticators.email_code set tries = tries + 1, is_used = $6
       where ${THIS_ONE} and id = $5 and not is_used and tries < ${String(MOST_TRIES)} and expires_at > $4
       returning 1`,
      [...key(transaction, attempt), now, code.id, isRight],
    );
    return rows.length > 0;
  }

  /** Forgets the code of this browser and purpose. */
  async forget(transaction: Transaction, attempt: LogonAttempt): Promise<void> {
    await transaction.query(
      `delete from authenticators.email_code where ${THIS_ONE}`,
      key(transaction, attempt),
    );
  }
}

/** What the page shows while it waits for a code. */
export function viewOf(
  code: SentCode,
  resendInSeconds: number,
): { readonly step: 'code'; readonly sentTo: string; readonly resendInSeconds: number } {
  return { step: 'code', sentTo: code.sentTo, resendInSeconds };
}

const THIS_ONE = 'tenant_id = $1 and browser_hash = $2 and purpose = $3';

function key(transaction: Transaction, attempt: LogonAttempt): readonly unknown[] {
  return [transaction.tenantId, attempt.browserHash, attempt.purpose];
}
