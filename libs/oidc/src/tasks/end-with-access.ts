import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessEndings, type AccessEnding, type ReviewedScope } from '#applications';
import { BATCH, type Transaction } from '#database';
import { removeWithoutAccess } from '../infra/artifact-statements.js';

/**
 * Grants, tokens and codes of people who may not use an application any more are removed. They are worth nothing from the moment on when
 * access is lost; without them, nothing comes back to life when it is given again.
 */
@Injectable()
export class EndWithAccess implements AccessEnding, OnModuleInit {
  constructor(private readonly endings: AccessEndings) {}

  onModuleInit(): void {
    this.endings.register(this);
  }

  async end(transaction: Transaction, scope: ReviewedScope): Promise<boolean> {
    return (await transaction.runOnce(removeWithoutAccess(scope))).length === BATCH;
  }
}
