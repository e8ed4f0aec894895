import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import type { Connection } from '../domain/connection.js';
import { connectionOf, LIST, type ConnectionRow } from '../infra/connection-row.js';

/** Every connection of a tenant, to whatever provider, oldest first, as it is in the database now. */
@Injectable()
export class ListConnections {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string): Promise<readonly Connection[]> {
    return (await this.unitOfWork.ask<ConnectionRow>(tenantId, LIST, [tenantId])).map(connectionOf);
  }

  /** As `execute`, in the caller's transaction. */
  async within(transaction: Transaction): Promise<readonly Connection[]> {
    return (await transaction.query<ConnectionRow>(LIST, [transaction.tenantId])).map(connectionOf);
  }
}
