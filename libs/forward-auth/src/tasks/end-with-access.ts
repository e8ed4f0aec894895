import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessEndings, type AccessEnding, type ReviewedScope } from '#applications';
import { BATCH, type Transaction } from '#database';
import { removeVisitsWithoutAccess } from '../infra/visit-statements.js';

/** Deletes the visits of people who may no longer use an application, so that none continues when access is given again. */
@Injectable()
export class EndWithAccess implements AccessEnding, OnModuleInit {
  constructor(private readonly endings: AccessEndings) {}

  onModuleInit(): void {
    this.endings.register(this);
  }

  async end(transaction: Transaction, scope: ReviewedScope): Promise<boolean> {
    return (await transaction.runOnce(removeVisitsWithoutAccess(scope))).length === BATCH;
  }
}
