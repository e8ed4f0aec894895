import { Injectable } from '@nestjs/common';
import { ConnectionDirectory, type Connection } from '#dingtalk';
import { LogonMenu, methodDisabled } from '#logon-menu';
import { METHOD_KEY } from '../method-key.js';

/** Finds the connection by which a tenant's people log on, if both switches allow it. */
@Injectable()
export class LogonConnections {
  constructor(
    private readonly menu: LogonMenu,
    private readonly connections: ConnectionDirectory,
  ) {}

  /**
   * As `usable`, but as old as the menu that people see: for what checks the method itself, in its own transaction.
   */
  async offered(tenantId: string): Promise<Connection> {
    const [[connection], { entries }] = await Promise.all([
      this.connections.enabledConnections(tenantId),
      this.menu.of(tenantId),
    ]);
    if (connection === undefined || !entries.some(({ key }) => key === METHOD_KEY))
      throw methodDisabled(METHOD_KEY);
    return connection;
  }

  /** The tenant's oldest enabled connection. Throws `forbidden method.disabled` when the method or it is off. */
  async usable(tenantId: string): Promise<Connection> {
    const [connection] = await Promise.all([
      this.connections.enabledConnections(tenantId),
      this.menu.assertEnabled(tenantId, METHOD_KEY),
    ]).then(([enabled]) => enabled);
    if (connection === undefined) throw methodDisabled(METHOD_KEY);
    return connection;
  }
}
