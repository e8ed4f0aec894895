import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import type { Connection } from '../domain/connection.js';
import {
  CONNECTION_COLUMNS,
  CONNECTION_SOURCE,
  connectionOf,
  type ConnectionRow,
} from '../infra/connection-row.js';

const LIST = `select ${CONNECTION_COLUMNS} from ${CONNECTION_SOURCE} where c.tenant_id = $1
  order by c.created_at, c.id`;

/** Every connection of a tenant, oldest first, as it is in the database now. */
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
