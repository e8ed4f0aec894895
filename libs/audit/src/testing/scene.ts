import type { Type } from '@nestjs/common';
import * as z from 'zod';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { DrainOutbox, EventPublisher, prepareDatabase } from '#messaging';
import { runInContext, type RequestContext } from '#runtime';
import {
  createTestDatabase,
  specEvent,
  startFeature,
  until,
  type TestDatabase,
  type TestFeature,
} from '#testing';
import { AuditWorkerModule } from '../audit-worker.module.js';
import type { AuditDocument } from '../document/audit-document.js';
import { documentOf, ENTRY_COLUMNS, type EntryRow } from '../document/entry-row.js';

const Happened = specEvent('audit-spec.thing.happened.v1', z.looseObject({ number: z.number() }));

/** Workers on their own database, and events for them. */
export interface AuditScene {
  readonly database: TestDatabase;
  readonly workers: readonly TestFeature[];
  /** Publishes an event of a tenant, as a use case of another module does. */
  publish(
    tenantId: string,
    payload: { readonly number: number; readonly [key: string]: unknown },
  ): Promise<void>;
  /** A tenant's log, in order. */
  records(tenantId: string): Promise<readonly AuditDocument[]>;
  /** Drains until no event of a tenant waits to be recorded; a worker's own drain may hold the lock meanwhile. */
  settled(tenantId: string): Promise<readonly AuditDocument[]>;
  close(): Promise<void>;
}

/**
 * @param workers the number of workers on the database
 * @param more further modules of each worker
 */
export async function auditScene(workers = 1, more: readonly Type[] = []): Promise<AuditScene> {
  const database = await createTestDatabase();
  await prepareDatabase(database.url);
  const features = await Promise.all(
    Array.from({ length: workers }, () =>
      startFeature([AuditWorkerModule, ...more], { worker: true, database }),
    ),
  );
  const [first] = features;
  if (first === undefined) throw new RangeError('A scene needs a worker');
  const unitOfWork = first.app.get(UnitOfWork);
  const records = async (tenantId: string) =>
    (
      await unitOfWork.query<EntryRow & Record<string, unknown>>(
        tenantId,
        `select ${ENTRY_COLUMNS} from audit.entry order by entry.sequence`,
      )
    ).map(documentOf);
  return {
    database,
    workers: features,
    publish: (tenantId, payload) =>
      runInContext(someContext(), () =>
        unitOfWork.run(tenantId, async (transaction) => {
          first.app.get(EventPublisher).publish(transaction, Happened, payload);
          await Promise.resolve();
        }),
      ),
    records,
    settled: async (tenantId) => {
      await until(async () => {
        await Promise.all(features.map(({ app }) => app.get(DrainOutbox).drain(tenantId)));
        const waiting = 'select 1 from messaging.outbox where drained_at is null limit 1';
        return (await unitOfWork.query(tenantId, waiting)).length === 0;
      });
      return records(tenantId);
    },
    close: async () => {
      for (const feature of features) await feature.close();
      await database.drop();
    },
  };
}

function someContext(): RequestContext {
  return {
    requestId: newId(),
    correlationId: newId(),
    actor: { kind: 'operator' },
    ip: '198.51.100.4',
    userAgent: 'spec',
  };
}
