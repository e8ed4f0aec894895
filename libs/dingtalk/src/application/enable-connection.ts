import { Injectable } from '@nestjs/common';
import type { Connection } from '../domain/connection.js';
import { SwitchConnection } from './switch-connection.js';

/** Lets people log on by a connection. */
@Injectable()
export class EnableConnection {
  constructor(private readonly switchConnection: SwitchConnection) {}

  /** @throws DomainError `dingtalk.connection.unknown` */
  async execute(tenantId: string, connectionId: string): Promise<Connection> {
    return this.switchConnection.to('enabled', tenantId, connectionId);
  }
}
