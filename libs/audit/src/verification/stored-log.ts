import type { DatabaseNow } from '#kernel';
import type { Snapshot } from '#database';
import { checkpointOf, type CheckpointRow } from '../checkpoints/checkpoint-row.js';
import type { AuditDocument } from '../document/audit-document.js';
import type { Checkpoint } from '../document/checkpoint.js';
import { documentOf, type EntryRow } from '../document/entry-row.js';
import { CHECKPOINTS_BETWEEN, NEWEST_CHECKPOINTS, NEWEST_DELIVERED } from '../infra/checkpoint-sql.js';
import { ALL_BETWEEN, HASH_OF_RECORD, HASHES_OF_RECORDS } from '../infra/entry-sql.js';
import { readStoredLogState, type StoredLogState } from './stored-log-state.js';

/** Number of rows fetched at a time. */
const FETCH = 1_000;

/** A tenant's log in one snapshot, read with constant memory. */
export class StoredLog {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly tenantId: string,
  ) {}

  /** Locks the verification of this log until the snapshot ends. Returns whether the lock was free. */
  async lock(): Promise<boolean> {
    const [row] = await this.snapshot.query<{ isLocked: boolean }>(
      `select pg_try_advisory_lock(hashtextextended($1, 0)) as "isLocked"`,
      [`audit.verify:${this.tenantId}`],
    );
    return row?.isLocked === true;
  }

  /** Releases the lock. The end of the connection would release it, too, but only after the result has been returned. */
  async unlock(): Promise<void> {
    await this.snapshot.query('select pg_advisory_unlock(hashtextextended($1, 0))', [
      `audit.verify:${this.tenantId}`,
    ]);
  }

  /** What is stored about the log besides its records. */
  readState(): Promise<StoredLogState> {
    return readStoredLogState(this.snapshot, this.tenantId);
  }

  /** The stored hash of one record. */
  async hashAt(sequence: number): Promise<string | undefined> {
    const [row] = await this.snapshot.query<{ hash: string }>(HASH_OF_RECORD, [sequence]);
    return row?.hash;
  }

  /** The stored hashes of some records, by number. */
  async hashesAt(sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.snapshot.query<{ sequence: string; hash: string }>(HASHES_OF_RECORDS, [
      sequences,
    ]);
    return new Map(rows.map(({ sequence, hash }) => [Number(sequence), hash]));
  }

  /** The newest checkpoint of a record before this one. */
  async checkpointBefore(sequence: number): Promise<Checkpoint | undefined> {
    const values = [this.tenantId, sequence, 1];
    const [row] = await this.snapshot.query<CheckpointRow>(NEWEST_CHECKPOINTS, values);
    return row && checkpointOf(row);
  }

  /** The newest checkpoint that, according to the database, was delivered to a sink before a time. */
  async newestDelivered(sink: string, now: DatabaseNow, seconds: number): Promise<Checkpoint | undefined> {
    const values = [this.tenantId, sink, now, seconds];
    const [row] = await this.snapshot.query<CheckpointRow>(NEWEST_DELIVERED, values);
    return row && checkpointOf(row);
  }

  /** The records from one to another, in order. */
  async *records(from: number, to: number): AsyncGenerator<AuditDocument> {
    for await (const row of this.rows<EntryRow & Record<string, unknown>>('records', ALL_BETWEEN, [from, to]))
      yield documentOf(row);
  }

  /** The checkpoints of records from one to another, in order. */
  async *checkpoints(from: number, to: number): AsyncGenerator<Checkpoint> {
    const values = [this.tenantId, from, to];
    for await (const row of this.rows<CheckpointRow>('checkpoints', CHECKPOINTS_BETWEEN, values))
      yield checkpointOf(row);
  }

  private async *rows<Row extends Record<string, unknown>>(
    cursor: string,
    select: string,
    values: readonly unknown[],
  ): AsyncGenerator<Row> {
    await this.snapshot.query(`declare ${cursor} no scroll cursor for ${select}`, values);
    for (let count = FETCH; count === FETCH;) {
      const rows = await this.snapshot.query<Row>(`fetch ${String(FETCH)} from ${cursor}`);
      yield* rows;
      count = rows.length;
    }
  }
}
