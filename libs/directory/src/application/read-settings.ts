import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { ProfileFields } from '#profiles';
import { DEFAULT_SETTINGS, type DirectorySettings, type RunSettings } from '../domain/settings.js';
import { readSettings } from '../infra/settings-statements.js';

/** The settings by which the directory of a connection follows its source. */
@Injectable()
export class ReadSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: ProfileFields,
  ) {}

  async execute(tenantId: string, connectionId: string): Promise<DirectorySettings> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, connectionId));
  }

  /** Includes the existing profile fields. */
  async forRun(tenantId: string, connectionId: string): Promise<RunSettings> {
    return this.unitOfWork.run(tenantId, async (transaction) => ({
      ...(await this.executeIn(transaction, connectionId)),
      fields: await this.fields.executeIn(transaction),
    }));
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(transaction: Transaction, connectionId: string): Promise<DirectorySettings> {
    const { tenantId } = transaction;
    const [stored] = await transaction.run(readSettings, { tenantId, connectionId });
    return stored ?? DEFAULT_SETTINGS;
  }
}
