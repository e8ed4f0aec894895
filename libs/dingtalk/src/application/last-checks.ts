import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { ConnectionCheck } from '../domain/connection-check.js';
import { lastChecks } from '../infra/connection-statements.js';

/** The results of the last check of each connection, without asking DingTalk again. */
@Injectable()
export class LastChecks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Keyed by the connection's id; connections that were never checked are left out. */
  async of(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>> {
    const checks = await this.unitOfWork.query(tenantId, lastChecks, { tenantId });
    return new Map(checks.map(({ connectionId, ...check }) => [connectionId, check]));
  }
}
