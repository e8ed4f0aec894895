import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { DEFAULT_SETTINGS, type DirectorySettings } from '../domain/settings.js';
import { readSettings } from '../infra/settings-statements.js';

/** How the directory of a connection follows its source. */
@Injectable()
export class ReadSettings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string, connectionId: string): Promise<DirectorySettings> {
    return this.unitOfWork.run(tenantId, (transaction) => this.within(transaction, connectionId));
  }

  /** As `execute`, in the caller's transaction. */
  async within(transaction: Transaction, connectionId: string): Promise<DirectorySettings> {
    const { tenantId } = transaction;
    const [stored] = await transaction.run(readSettings, { tenantId, connectionId });
    return stored ?? DEFAULT_SETTINGS;
  }
}
