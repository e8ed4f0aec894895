import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import type { Connection } from '../domain/connection.js';
import { connectionsOfTenant } from '../infra/connection-statements.js';

/** Every connection of a tenant, oldest first, as it is in the database now. */
@Injectable()
export class ListDingTalkConnections {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string): Promise<readonly Connection[]> {
    return this.unitOfWork.query(tenantId, connectionsOfTenant, { tenantId });
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(transaction: Transaction): Promise<readonly Connection[]> {
    return transaction.run(connectionsOfTenant, { tenantId: transaction.tenantId });
  }
}
