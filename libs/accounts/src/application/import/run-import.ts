import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import type { AccountImport } from '../../domain/import/account-import.js';
import { liesInFile } from '../../domain/import/kinds-of-errors.js';
import type { ImportError, ImportRow } from '../../domain/import/import-row.js';
import { AccountsImported } from '../../events.js';
import { actingAccount, actorPermissions } from '../../infra/actor-permissions.js';
import { assertMayCreate } from '../../infra/assert-may.js';
import { conflictsOf } from '../../infra/import-conflicts.js';
import { readImport, readPendingImport, type PendingImport } from '../../infra/import-rows.js';
import { finishImport, noteProgress } from '../../infra/import-statements.js';
import { takeTurn } from '../../infra/import-turn.js';
import { CreateAccounts } from './create-accounts.js';
import { ImportParts } from './import-parts.js';

/** Accounts created by one statement; the progress is reported after each. */
const BATCH_ROWS = 250;

/** Maximum number of errors in a refusal. */
const ERRORS_SHOWN = 100;

/** Creates the accounts of a checked file: all of them or none. */
@Injectable()
export class RunImport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: CreateAccounts,
    private readonly parts: ImportParts,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param options.skipTaken leaves out accounts whose username is taken, so that a file can be imported again
   * @throws DomainError `accounts.import_unknown`, `accounts.import_done`, `accounts.import_running`, `accounts.import_of_another`, and
   * `accounts.import_refused`, whose fact `rows` lists the errors by row
   */
  async execute(
    tenantId: string,
    importId: string,
    options: { readonly skipTaken: boolean },
  ): Promise<AccountImport> {
    let told: Promise<void> = Promise.resolve();
    const tell = (imported: number): void => {
      // Not awaited: the import holds a database connection, and must not need a second one to continue.
      told = told.then(() => this.tell(tenantId, importId, imported));
    };
    try {
      return await this.unitOfWork.run(tenantId, (transaction) =>
        this.run(transaction, importId, options.skipTaken, tell),
      );
    } catch (error) {
      await told;
      await this.tell(tenantId, importId, null);
      throw error;
    }
  }

  private async run(
    transaction: Transaction,
    importId: string,
    skipTaken: boolean,
    tell: (imported: number) => void,
  ): Promise<AccountImport> {
    await assertAlone(transaction);
    const pending = await readPendingImport(transaction, importId);
    if (pending.state === 'done') throw new DomainError('conflict', 'accounts.import_done');
    assertOwnFile(pending);
    const authority = await assertMayCreate(transaction, 'member');
    const rows = await this.acceptable(transaction, pending, skipTaken);
    for (let start = 0; start < rows.length; start += BATCH_ROWS) {
      await this.accounts.create(transaction, rows.slice(start, start + BATCH_ROWS), authority);
      tell(Math.min(start + BATCH_ROWS, rows.length));
    }
    const skipped = pending.rows.length - rows.length;
    await transaction.run(finishImport, {
      tenantId: transaction.tenantId,
      id: importId,
      imported: rows.length,
      skipped,
      now: this.clock.now(),
    });
    const outcome = { importId, imported: rows.length, skipped };
    this.events.publish(transaction, AccountsImported, { outcome: 'success', ...outcome });
    return readImport(transaction, importId);
  }

  /** The rows to import. Names that were free at the check may be taken now. */
  private async acceptable(
    transaction: Transaction,
    pending: PendingImport,
    skipTaken: boolean,
  ): Promise<readonly ImportRow[]> {
    const conflicts = [
      ...(await conflictsOf(transaction, pending.rows, await actorPermissions(transaction))),
      ...(await this.parts.conflicts(transaction, pending.rows)),
    ];
    const isSkipped = ({ code }: ImportError): boolean => skipTaken && code === 'username.taken';
    const skipped = new Set(conflicts.filter(isSkipped).map(({ row }) => row));
    const errors = [...pending.errors.filter(liesInFile), ...conflicts].filter(
      ({ row }) => !skipped.has(row),
    );
    if (errors.length > 0) {
      throw new DomainError('conflict', 'accounts.import_refused', {
        detail: 'Nothing was imported: some rows cannot be.',
        facts: { rows: errors.slice(0, ERRORS_SHOWN) },
      });
    }
    return pending.rows.filter(({ row }) => !skipped.has(row));
  }

  /** Reports the progress of an import to those who watch it; null: it was rolled back, so nothing has changed. */
  private async tell(tenantId: string, importId: string, imported: number | null): Promise<void> {
    try {
      await this.unitOfWork.query(tenantId, noteProgress, {
        tenantId,
        id: importId,
        state: imported === null ? 'checked' : 'running',
        imported: imported ?? 0,
      });
    } catch (err) {
      this.logger.warn({ err, importId }, 'The progress of an import could not be saved');
    }
  }
}

/** One import per tenant at a time, so that two do not wait for each other's names. */
async function assertAlone(transaction: Transaction): Promise<void> {
  if (await takeTurn(transaction)) return;
  throw new DomainError('conflict', 'accounts.import_running', {
    detail: 'An import is running. Wait until it is done.',
  });
}

/** An import uses the importer's role, so nobody but the operator may import a file that another person has checked. */
function assertOwnFile({ createdBy }: PendingImport): void {
  const actor = actingAccount();
  if (actor === 'operator' || (createdBy !== null && actor?.id === createdBy)) return;
  throw new DomainError('forbidden', 'accounts.import_of_another', {
    detail: 'Somebody else has checked this file. Check it yourself, then import it.',
  });
}
