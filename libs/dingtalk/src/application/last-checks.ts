import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { ConnectionCheck } from '../domain/connection-check.js';
import { lastChecks } from '../infra/connection-statements.js';

/** What the last check of each connection found; DingTalk is not asked. */
@Injectable()
export class LastChecks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By the id of the connection; one that was never checked is not in it. */
  async of(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>> {
    const checks = await this.unitOfWork.ask(tenantId, lastChecks, { tenantId });
    return new Map(checks.map(({ connectionId, ...check }) => [connectionId, check]));
  }
}
