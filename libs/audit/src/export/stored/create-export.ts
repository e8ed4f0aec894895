import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock, type DatabaseNow } from '#kernel';
import { DatabaseTime, json, UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { withContext } from '#runtime';
import type { ExportFormat } from '../../document/manifest.js';
import { ExportCreated } from '../../events.js';
import type { FilterQuery } from '../../search/filter-query.js';
import { endsOfLog } from '../../chain/ends-of-log.js';
import { insertExport, openExports } from '../../infra/export-statements.js';
import { withSearchTimeout } from '../../search/with-search-timeout.js';
import { requestedFilter } from '../requested-filter.js';
import type { ExportSpec } from '../export-spec.js';
import { countOf } from '../export-sql.js';
import { aboutExport } from './export-event.js';
import { exportOf, type AuditExport } from './audit-export.js';
import { ResolveExportSpec } from './resolve-export-spec.js';

/** Maximum number of records that each download reads from the log; a worker makes larger exports. */
const MOST_READ_DIRECTLY = 50_000;

/** Maximum numbers of a tenant's exports: in progress, and in total. */
const MOST_BEING_MADE = 3;
const MOST_KEPT = 20;

/** Orders an export of the log. */
@Injectable()
export class CreateExport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly resolveSpec: ResolveExportSpec,
  ) {}

  /**
   * Returns the export. With few records it can be downloaded at once.
   *
   * @throws DomainError `export.too_many`, `audit.search_too_slow`
   */
  async execute(
    tenantId: string,
    format: ExportFormat,
    query: FilterQuery,
    createdBy: string | null,
  ): Promise<AuditExport> {
    const now = this.clock.now();
    const request = {
      tenantId,
      format,
      asked: requestedFilter(query, await this.time.read()),
      createdBy,
      correlationId: withContext({}).correlationId,
    };
    const spec = await this.resolveSpec.execute({ ...request, upTo: 0 });
    return withSearchTimeout(this.unitOfWork, tenantId, async (transaction) => {
      await assertRoom(transaction, tenantId, now);
      const { last: upTo } = await endsOfLog(transaction);
      const count = await countUpTo(transaction, { ...spec, upTo }, MOST_READ_DIRECTLY);
      const isMade = count > MOST_READ_DIRECTLY;
      const [row] = await transaction.run(insertExport, {
        tenantId,
        id: newId(),
        format,
        asked: json(request.asked),
        upTo: String(upTo),
        createdBy,
        correlationId: request.correlationId,
        isMade,
        state: isMade ? 'waiting' : 'ready',
        records: isMade ? null : String(count),
        now,
      });
      const created = exportOf(row);
      this.events.publish(transaction, ExportCreated, { ...aboutExport(created), filter: created.asked });
      return created;
    });
  }
}

/** Serialises concurrent requests of a tenant. */
async function assertRoom(transaction: Transaction, tenantId: string, now: DatabaseNow): Promise<void> {
  transaction.lock(`audit.export ${tenantId}`);
  const [open = { making: 0, kept: 0 }] = await transaction.run(openExports, { tenantId, now });
  if (open.making < MOST_BEING_MADE && open.kept < MOST_KEPT) return;
  throw new DomainError('conflict', 'export.too_many', {
    detail: `At most ${String(MOST_BEING_MADE)} exports can be in progress, and ${String(MOST_KEPT)} kept until they expire. Cancel one that nobody needs.`,
  });
}

async function countUpTo(transaction: Transaction, spec: ExportSpec, most: number): Promise<number> {
  const [row] = await transaction.queryOnce<{ count: number }>(countOf(spec, most), []);
  return row?.count ?? 0;
}
