import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { CheckItem } from '../client/index.js';
import type { ConnectionCheck } from '../domain/connection-check.js';

interface CheckRow {
  readonly connection_id: string;
  readonly checked_at: Date;
  readonly items: readonly CheckItem[];
}

/** What the last check of each connection found; DingTalk is not asked. */
@Injectable()
export class LastChecks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By the id of the connection; one that was never checked is not in it. */
  async of(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>> {
    const rows = await this.unitOfWork.ask<CheckRow>(
      tenantId,
      'select connection_id, checked_at, items from dingtalk.connection_check where tenant_id = $1',
      [tenantId],
    );
    return new Map(
      rows.map(({ connection_id: id, checked_at: checkedAt, items }) => [id, { checkedAt, items }]),
    );
  }
}
