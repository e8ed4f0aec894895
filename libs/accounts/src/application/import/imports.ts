import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { AccountImport } from '../../domain/import/account-import.js';
import { readImport } from '../../infra/import-rows.js';

/** Shows the state of an import. */
@Injectable()
export class Imports {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `accounts.import_unknown` */
  async byId(tenantId: string, importId: string): Promise<AccountImport> {
    return this.unitOfWork.run(tenantId, (transaction) => readImport(transaction, importId));
  }
}
