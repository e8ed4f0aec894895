import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendRevision } from '#http';
import { LastChecks } from '../application/last-checks.js';
import { ListDingTalkConnections } from '../application/list-dingtalk-connections.js';
import { connectionUnknown } from '../infra/read-connection.js';
import { connectionViewOf, type ConnectionView } from './connection-views.js';

/** Connections as the API shows them, with the results of their last checks. */
@Injectable()
export class ShowConnections {
  constructor(
    private readonly connections: ListDingTalkConnections,
    private readonly checks: LastChecks,
  ) {}

  /** Oldest first. */
  async all(tenantId: string): Promise<ConnectionView[]> {
    const [connections, checks] = await Promise.all([
      this.connections.execute(tenantId),
      this.checks.of(tenantId),
    ]);
    return connections.map((connection) => connectionViewOf(connection, checks.get(connection.id)));
  }

  /**
   * One connection, and its revision in the answer's `ETag`.
   *
   * @throws DomainError `dingtalk.connection.unknown`
   */
  async one(tenantId: string, connectionId: string, reply: FastifyReply): Promise<ConnectionView> {
    const found = (await this.all(tenantId)).find(({ id }) => id === connectionId.toLowerCase());
    if (found === undefined) throw connectionUnknown();
    sendRevision(reply, found.revision);
    return found;
  }
}
