import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessEndings, type AccessEnding, type ReviewedScope } from '#applications';
import { BATCH, type Transaction } from '#database';
import { removeWithoutAccess } from '../infra/artifact-statements.js';

/**
 * Removes the grants, tokens and codes of people who have lost access to an application. They are invalid from the moment access is lost; their removal
 * keeps them from becoming valid again when access is restored.
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
