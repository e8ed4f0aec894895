import type { Type } from '@nestjs/common';
import { newId } from '#kernel';
import { documentOf, ENTRY_COLUMNS, type AuditDocument, type EntryRow } from '#audit';
import { runInContext } from '#runtime';
import { until, type TestClock } from '#testing';
import type { Product } from '../harness/start-product.js';
import { count } from '../security/scene/stored.js';
import { useCase } from '../security/scene/use-case.js';

/** Milliseconds within which the worker must have recorded everything. */
const RECORDING_MS = 20_000;

/** The product for a journey, with acts that need no browser. */
export class Stage {
  constructor(
    readonly product: Product,
    readonly clock: TestClock,
  ) {}

  /** Calls a use case as the operator. */
  operate<UseCase, Result>(type: Type<UseCase>, act: (useCase: UseCase) => Promise<Result>): Promise<Result> {
    const id = newId();
    return runInContext({ requestId: id, correlationId: id, actor: { kind: 'operator' } }, () =>
      act(useCase(this.product, type)),
    );
  }

  /** Waits until all events are recorded and handled. */
  async settled(): Promise<void> {
    await until(async () => (await count(this.product, 'messaging.outbox')) === 0, RECORDING_MS);
  }

  /** The tenant's records from this number on. */
  async records(from: number): Promise<readonly AuditDocument[]> {
    const rows = await this.product.sql<EntryRow & Record<string, unknown>>(
      `select ${ENTRY_COLUMNS} from audit.record where tenant_id = $1 and sequence >= $2 order by record.sequence`,
      [this.product.tenantId, from],
    );
    return rows.map(documentOf);
  }

  /** The id of an account. */
  async accountId(username: string): Promise<string> {
    return this.idOf('accounts.account', 'username', username);
  }

  /** The id of the demo tenant's DingTalk connection. */
  async connectionId(): Promise<string> {
    return this.idOf('providers.connection', 'key', 'main');
  }

  /** The id of the live link of a DingTalk person. */
  async bindingId(person: string): Promise<string> {
    return this.idOf('binding.binding', 'subject', `UNION-${person}`, 'and ended_at is null');
  }

  private async idOf(table: string, column: string, value: string, more = ''): Promise<string> {
    const [row] = await this.product.sql<{ id: string }>(
      `select id from ${table} where tenant_id = $1 and ${column} = $2 ${more}`,
      [this.product.tenantId, value],
    );
    if (row === undefined) throw new Error(`There is no ${table} with ${column} ${value}`);
    return row.id;
  }
}

/** A journey of people from beginning to end. */
export type Journey = (stage: Stage) => Promise<unknown>;
