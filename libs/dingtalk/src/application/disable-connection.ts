import { Injectable } from '@nestjs/common';
import type { Connection } from '../domain/connection.js';
import { SwitchConnection } from './switch-connection.js';

/** Ends logging on by a connection at once. Its bindings stay, and work again when it is enabled. */
@Injectable()
export class DisableConnection {
  constructor(private readonly switchConnection: SwitchConnection) {}

  /** @throws DomainError `dingtalk.connection.unknown` */
  async execute(tenantId: string, connectionId: string): Promise<Connection> {
    return this.switchConnection.to('disabled', tenantId, connectionId);
  }
}
