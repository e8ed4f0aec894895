import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { LogKeys, LogSigner, signatureState } from '#audit';
import { readDatabaseNow, UnitOfWork, type Transaction } from '#database';

/** An act of the operator on the installation. */
export interface JournalEntry {
  readonly id: string;
  readonly occurredAt: string;
  /** `encryption-keys.retired`, for example. */
  readonly act: string;
  /** Its subject: an id or a slug. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly keyId: string;
  readonly signature: string;
}

/** An entry, and whether it has a valid signature by a key of the log. */
export interface ListedEntry extends JournalEntry {
  readonly isGenuine: boolean;
}

/** Maximum number of listed entries. */
const MOST_LISTED = 1_000;

/** SQL that writes an entry, given as its only value. */
export const WRITE_ENTRY = `insert into operations.journal (id, occurred_at, document)
  select (given->>'id')::uuid, (given->>'occurredAt')::timestamptz, given from (select $1::jsonb) as given (given)`;

/** Records acts that belong to no tenant, or outlive it: they have no place in a tenant's log. */
@Injectable()
export class Journal {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: LogSigner,
    private readonly logKeys: LogKeys,
  ) {}

  /** Writes an entry, signed with the key of the log. */
  async write(
    transaction: Transaction,
    act: string,
    subject: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<JournalEntry> {
    const occurredAt = await readDatabaseNow(transaction, this.clock.now());
    const entry = this.entry(occurredAt, act, subject, detail);
    await transaction.query(WRITE_ENTRY, [entry]);
    return entry;
  }

  /** An entry for a caller that writes it with other privileges, by `WRITE_ENTRY`. */
  entry(
    occurredAt: Date,
    act: string,
    subject: string,
    detail: Readonly<Record<string, unknown>>,
  ): JournalEntry {
    const at = occurredAt.toISOString();
    return this.signer.sign({ version: 1, id: newId(), occurredAt: at, act, subject, detail });
  }

  /** The newest entries first. */
  async list(): Promise<readonly ListedEntry[]> {
    const keys = await this.logKeys.publicKeys();
    const rows = await this.unitOfWork.query<{ document: JournalEntry }>(
      null,
      `select document from operations.journal order by id desc limit ${String(MOST_LISTED)}`,
    );
    return rows.map(({ document }) => ({
      ...document,
      isGenuine: signatureState(document, keys) === 'valid',
    }));
  }
}
