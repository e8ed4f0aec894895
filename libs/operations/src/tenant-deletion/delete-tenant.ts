import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { EndLog, type Manifest } from '#audit';
import { asOwner, readDatabaseNow, UnitOfWork, type Connection } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { BeginDeletion, type Tenant } from '#tenancy';
import { Journal, WRITE_ENTRY } from '../journal/journal.js';
import { TenantRows, type RowsOfTable } from './tenant-rows.js';

/** What the deletion of a tenant would remove, or has left to remove. */
export interface Deletion {
  /** Whether it was begun before and interrupted; the log is exported then. */
  readonly hasBegun: boolean;
  readonly rows: readonly RowsOfTable[];
}

/** Events that no worker has recorded in the log yet. */
const UNRECORDED = `select
  (select count(*)::int from messaging.outbox where tenant_id = $1 and drained_at is null)
  + (select count(*)::int from messaging.delivery where tenant_id = $1 and listener like 'audit.%') as events`;

/** May act as the owner of the tables. */
const IS_OWNER = `select pg_has_role(current_user, relowner, 'usage') as "isOwner" from pg_class
  where oid = 'tenancy.tenant'::regclass`;

/**
 * Deletes a tenant with all its data, once its log is exported. The processes' login cannot remove a log and is given no way to. Like a
 * migration, this is done by the owner of the schemas.
 */
@Injectable()
export class DeleteTenant {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly begin: BeginDeletion,
    private readonly endLog: EndLog,
    private readonly journal: Journal,
  ) {}

  /**
   * Returns what would be removed.
   *
   * @throws DomainError `tenancy.not_suspended`, `audit.held`, `operations.owner_needed`; `operations.events_wait` when events have not
   * been recorded in the log yet
   */
  async look({ id }: Tenant): Promise<Deletion> {
    const hasBegun = await this.begin.hasBegun(id);
    if (!hasBegun) {
      await this.unitOfWork.run(id, (transaction) => this.endLog.refuseHeld(transaction));
      await this.refuseUnrecorded(id);
    }
    return this.asOwner(async (owner) => ({ hasBegun, rows: await new TenantRows(owner, id).count() }));
  }

  /**
   * Removes everything, in batches; when repeated after an interruption, it continues. The journal records its beginning and its end.
   *
   * @param exported the manifest of the log's export; undefined when the deletion has begun before
   * @throws DomainError `tenancy.not_suspended`, `operations.not_exported`, `audit.held`, `operations.owner_needed`
   */
  async execute(tenant: Tenant, exported: Manifest | undefined): Promise<readonly RowsOfTable[]> {
    return this.asOwner(async (owner) => {
      await this.unitOfWork.run(tenant.id, async (transaction) => {
        if (!(await this.begin.executeIn(transaction))) return;
        if (exported === undefined)
          throw new DomainError('conflict', 'operations.not_exported', {
            detail: `The log of "${tenant.slug}" was not exported. Nothing was deleted.`,
          });
        const { sequence, hash } = await this.endLog.executeIn(transaction, exported);
        const { sha256, count, lastSequence, unproven = null } = exported;
        await this.journal.write(transaction, 'tenant.deletion-begun', tenant.slug, {
          tenant: tenant.id,
          exported: { sha256, count, lastSequence, unproven },
          log: { sequence, hash },
        });
      });
      const rows = await new TenantRows(owner, tenant.id).remove();
      await this.finish(owner, tenant, rows);
      return rows;
    });
  }

  /** Removes the tenant itself in the transaction that records the end. */
  private async finish(owner: Connection, { id, slug }: Tenant, rows: readonly RowsOfTable[]): Promise<void> {
    const now = await this.unitOfWork.runAs('worker', (transaction) =>
      readDatabaseNow(transaction, this.clock.now()),
    );
    const entry = this.journal.entry(now, 'tenant.deleted', slug, { tenant: id, rows });
    await owner.query(
      `with gone as (delete from tenancy.tenant where id = $2 returning 1) ${WRITE_ENTRY}, gone`,
      [entry, id],
    );
  }

  private async refuseUnrecorded(tenantId: string): Promise<void> {
    const [row] = await this.unitOfWork.query<{ events: number }>(tenantId, UNRECORDED, [tenantId]);
    if (row?.events === 0) return;
    throw new DomainError('conflict', 'operations.events_wait', {
      detail: `${String(row?.events ?? 0)} events of the tenant are not in its log yet. Start a worker, check "deliveries list", and repeat the command.`,
    });
  }

  private async asOwner<T>(work: (owner: Connection) => Promise<T>): Promise<T> {
    const { DATABASE_OWNER_URL, DATABASE_URL = '' } = this.settings;
    return asOwner(DATABASE_OWNER_URL ?? DATABASE_URL, async (owner) => {
      const { rows } = await owner.query<{ isOwner: boolean }>(IS_OWNER);
      if (rows[0]?.isOwner !== true)
        throw new DomainError('forbidden', 'operations.owner_needed', {
          detail:
            'The login of the processes cannot delete a tenant. Set DATABASE_OWNER_URL, as for "migrate".',
        });
      return work(owner);
    });
  }
}
