import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Checkpoint } from '../document/checkpoint.js';
import { NEWEST_CHECKPOINTS } from '../infra/checkpoint-sql.js';
import { checkpointOf, type CheckpointRow } from './checkpoint-row.js';

/** Lists the checkpoints of a tenant's log. */
@Injectable()
export class ListCheckpoints {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** At most `most` checkpoints with a smaller sequence number than `before`, newest first. */
  async execute(tenantId: string, most: number, before?: number): Promise<readonly Checkpoint[]> {
    const rows = await this.unitOfWork.query<CheckpointRow>(tenantId, NEWEST_CHECKPOINTS, [
      tenantId,
      before ?? null,
      most,
    ]);
    return rows.map(checkpointOf);
  }
}
