import { Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { DomainError, isId } from '#kernel';
import type { AuditDocument } from '../document/audit-document.js';
import { hashOf } from '../document/canonical-form.js';
import { documentOf, type EntryRow } from '../document/entry-row.js';
import { NEIGHBOURS, RECORD_OF_EVENT, RECORDS_OF_ACT } from '../infra/entry-sql.js';
import { RecordLogAccess, type LogReader } from './record-log-access.js';
import { withSearchTimeout } from './with-search-timeout.js';

/** A record with its neighbours and causes. */
export interface ShownRecord {
  readonly record: AuditDocument;
  /** The previous and the next record in the hash chain; null at an end of the log. */
  readonly previous: AuditDocument | null;
  readonly next: AuditDocument | null;
  /** Whether the record's own hash is correct. */
  readonly isHashRight: boolean;
  /** The causes of the record, nearest first. */
  readonly causes: readonly AuditDocument[];
  /** All records of the same act, oldest first, including this one. */
  readonly sameAct: readonly AuditDocument[];
}

const MOST_CAUSES = 20;

/** The correlation id of events that no request, command or job caused. */
const NO_ACT = 'none';

/** Shows a record with its neighbours in the hash chain and its causes. */
@Injectable()
export class ShowRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accesses: RecordLogAccess,
    private readonly time: DatabaseTime,
  ) {}

  /** @throws DomainError `audit.record_unknown` */
  async execute(reader: LogReader, sequence: number): Promise<ShownRecord> {
    const now = await this.time.read();
    return withSearchTimeout(this.unitOfWork, reader.tenantId, async (transaction) => {
      const around = await select(transaction, NEIGHBOURS, sequence);
      const record = around.find((one) => one.sequence === sequence);
      if (record === undefined) throw new DomainError('not_found', 'audit.record_unknown');
      const since = new Date(record.occurredAt);
      this.accesses.record(transaction, reader, { query: { sequence }, since, now });
      return {
        record,
        previous: around.find((one) => one.sequence === sequence - 1) ?? null,
        next: around.find((one) => one.sequence === sequence + 1) ?? null,
        isHashRight: hashOf(record) === record.hash,
        causes: await causesOf(transaction, record),
        sameAct: await actOf(transaction, record),
      };
    });
  }
}

async function causesOf(transaction: Transaction, record: AuditDocument): Promise<readonly AuditDocument[]> {
  const causes: AuditDocument[] = [];
  let { causationId } = record;
  while (causationId !== null && isId(causationId) && causes.length < MOST_CAUSES) {
    const [cause] = await select(transaction, RECORD_OF_EVENT, causationId);
    if (cause === undefined) break;
    causes.push(cause);
    ({ causationId } = cause);
  }
  return causes;
}

async function actOf(
  transaction: Transaction,
  { correlationId }: AuditDocument,
): Promise<readonly AuditDocument[]> {
  if (correlationId === NO_ACT) return [];
  return select(transaction, RECORDS_OF_ACT, correlationId);
}

async function select(
  transaction: Transaction,
  statement: string,
  value: string | number,
): Promise<AuditDocument[]> {
  return (await transaction.query<EntryRow>(statement, [value])).map(documentOf);
}
