import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { json, UnitOfWork } from '#database';
import { requestContext } from '#runtime';
import type { AccountImport } from '../../domain/import/account-import.js';
import { readImportFile, type Reading } from '../../domain/import/import-file.js';
import { keepsFromReading } from '../../domain/import/kinds-of-errors.js';
import { actorPermissions } from '../../infra/actor-permissions.js';
import { conflictsOf } from '../../infra/import-conflicts.js';
import { readImport } from '../../infra/import-rows.js';
import { insertImport } from '../../infra/import-statements.js';
import { ImportParts } from './import-parts.js';

/** Maximum number of errors kept for one file; anyone with more fixes these first. */
const MOST_ERRORS = 1_000;

/** The dry run: reads a file of accounts and reports its errors row by row. It creates no account. */
@Injectable()
export class CheckImport {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly parts: ImportParts,
  ) {}

  /**
   * Stores the file's accounts for a day, so that the import then creates exactly what was checked.
   *
   * @param file CSV
   * @param chosen how to read it; settings left out are detected
   * @throws DomainError a refusal of `readImportFile`
   */
  async execute(tenantId: string, file: Uint8Array, chosen: Reading = {}): Promise<AccountImport> {
    const columns = await this.unitOfWork.run(tenantId, (transaction) => this.parts.columns(transaction));
    const { rows, errors, encoding, separator } = readImportFile(file, chosen, columns);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const conflicts = await conflictsOf(transaction, rows, await actorPermissions(transaction));
      const others = await this.parts.conflicts(transaction, rows);
      const found = [...errors, ...conflicts, ...others].sort((a, b) => a.row - b.row);
      const id = newId();
      await transaction.run(insertImport, {
        id,
        tenantId,
        createdBy: requestContext()?.actor.accountId ?? null,
        createdAt: this.clock.now(),
        encoding,
        separator,
        total: rows.length + new Set(errors.filter(keepsFromReading).map(({ row }) => row)).size,
        errors: json(found.slice(0, MOST_ERRORS)),
        rows: json(rows),
      });
      return readImport(transaction, id);
    });
  }
}
