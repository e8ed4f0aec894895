import type { Snapshot } from '#database';
import { CHECKPOINT_COLUMNS, checkpointOf, type CheckpointRow } from '../checkpoints/checkpoint-row.js';
import type { AuditDocument } from '../document/audit-document.js';
import type { Checkpoint } from '../document/checkpoint.js';
import { documentOf, ENTRY_COLUMNS, type EntryRow } from '../document/entry-row.js';
import { readStanding, type StoredStanding } from './stored-standing.js';

/** Rows fetched at a time. */
const FETCH = 1_000;

/** A tenant's log at one moment, read with constant memory. */
export class StoredLog {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly tenantId: string,
  ) {}

  /** Makes sure that nobody else verifies the same log at the same time, until the snapshot ends. Gives whether it could. */
  async lock(): Promise<boolean> {
    const [row] = await this.snapshot.query<{ isLocked: boolean }>(
      `select pg_try_advisory_lock(hashtextextended($1, 0)) as "isLocked"`,
      [`audit.verify:${this.tenantId}`],
    );
    return row?.isLocked === true;
  }

  /** Gives the lock back; the end of the connection does so in any case, but later than its result is heard. */
  async unlock(): Promise<void> {
    await this.snapshot.query('select pg_advisory_unlock(hashtextextended($1, 0))', [
      `audit.verify:${this.tenantId}`,
    ]);
  }

  /** What is said about it besides its records. */
  standing(): Promise<StoredStanding> {
    return readStanding(this.snapshot, this.tenantId);
  }

  /** The hash of one record, as it stands. */
  async hashAt(sequence: number): Promise<string | undefined> {
    const [row] = await this.snapshot.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from audit.entry where sequence = $1`,
      [sequence],
    );
    return row?.hash;
  }

  /** The hashes of some records, as they stand, by their numbers. */
  async hashesAt(sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.snapshot.query<{ sequence: string; hash: string }>(
      `select sequence, encode(hash, 'hex') as hash from audit.entry where sequence = any($1::bigint[])`,
      [sequences],
    );
    return new Map(rows.map(({ sequence, hash }) => [Number(sequence), hash]));
  }

  /** The newest checkpoint of a record before this one. */
  async checkpointBefore(sequence: number): Promise<Checkpoint | undefined> {
    const [row] = await this.snapshot.query<CheckpointRow>(
      `select ${CHECKPOINT_COLUMNS} from audit.checkpoint where tenant_id = $1 and sequence < $2
       order by audit.checkpoint.sequence desc limit 1`,
      [this.tenantId, sequence],
    );
    return row && checkpointOf(row);
  }

  /** The newest checkpoint that by the database was brought to a place before a time. */
  async newestDelivered(sink: string, before: Date): Promise<Checkpoint | undefined> {
    const [row] = await this.snapshot.query<CheckpointRow>(
      `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
       where tenant_id = $1 and made_at < $3 and sequence <= (
         select sequence from audit.checkpoint_sink where tenant_id = $1 and sink = $2)
       order by audit.checkpoint.sequence desc limit 1`,
      [this.tenantId, sink, before],
    );
    return row && checkpointOf(row);
  }

  /** The records from one to another, in order. */
  async *records(from: number, to: number): AsyncGenerator<AuditDocument> {
    const select = `select ${ENTRY_COLUMNS} from audit.entry
      where entry.sequence between $1 and $2 order by entry.sequence, entry.recorded_at`;
    for await (const row of this.rows<EntryRow & Record<string, unknown>>('records', select, [from, to]))
      yield documentOf(row);
  }

  /** The checkpoints of records from one to another, in order. */
  async *checkpoints(from: number, to: number): AsyncGenerator<Checkpoint> {
    const select = `select ${CHECKPOINT_COLUMNS} from audit.checkpoint
      where tenant_id = $1 and audit.checkpoint.sequence between $2 and $3 order by audit.checkpoint.sequence`;
    for await (const row of this.rows<CheckpointRow>('checkpoints', select, [this.tenantId, from, to]))
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
