import { z } from 'zod';
import { defineEvent, newId } from '#kernel';
import { UnitOfWork } from '#database';
import { DrainOutbox, EventPublisher, prepareDatabase } from '#messaging';
import { runInContext, type RequestContext } from '#runtime';
import { createTestDatabase, startFeature, type TestDatabase, type TestFeature } from '#testing';
import { AuditWorkerModule } from '../audit.module.js';
import type { AuditDocument } from '../document/audit-document.js';
import { documentOf, ENTRY_COLUMNS, type EntryRow } from '../document/entry-row.js';

const Happened = defineEvent('audit-spec.thing.happened.v1', z.looseObject({ number: z.number() }));

/** Workers on a database of their own, and events for them. */
export interface AuditScene {
  readonly database: TestDatabase;
  readonly workers: readonly TestFeature[];
  /** Publishes an event of a tenant, as a use case of another module does. */
  publish(
    tenantId: string,
    payload: { readonly number: number; readonly [key: string]: unknown },
  ): Promise<void>;
  /** What a tenant sees of its log, in order. */
  records(tenantId: string): Promise<readonly AuditDocument[]>;
  /** Drains until the log of a tenant holds so many records: each worker's own drain may hold its lock meanwhile. */
  recorded(tenantId: string, count: number): Promise<readonly AuditDocument[]>;
  close(): Promise<void>;
}

/** @param workers how many work on the same database */
export async function auditScene(workers = 1): Promise<AuditScene> {
  const database = await createTestDatabase();
  await prepareDatabase(database.url);
  const features = await Promise.all(
    Array.from({ length: workers }, () => startFeature([AuditWorkerModule], { worker: true, database })),
  );
  const [first] = features;
  if (first === undefined) throw new RangeError('A scene needs a worker');
  const unitOfWork = first.app.get(UnitOfWork);
  const records = async (tenantId: string) =>
    (
      await unitOfWork.ask<EntryRow & Record<string, unknown>>(
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
    recorded: async (tenantId, count) => {
      const deadline = Date.now() + 20_000;
      for (;;) {
        const found = await records(tenantId);
        if (found.length >= count) return found;
        if (Date.now() > deadline) throw new Error('The log does not get its records');
        await Promise.all(features.map(({ app }) => app.get(DrainOutbox).drain(tenantId)));
      }
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
