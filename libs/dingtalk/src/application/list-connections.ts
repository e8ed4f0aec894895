import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Connection } from '../domain/connection.js';
import { CONNECTION_COLUMNS, connectionOf, type ConnectionRow } from '../infra/connection-row.js';

/** Every connection of a tenant, oldest first, as it is in the database now. */
@Injectable()
export class ListConnections {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string): Promise<readonly Connection[]> {
    const rows = await this.unitOfWork.ask<ConnectionRow>(
      tenantId,
      `select ${CONNECTION_COLUMNS} from dingtalk.connection where tenant_id = $1 order by created_at, id`,
      [tenantId],
    );
    return rows.map(connectionOf);
  }
}
