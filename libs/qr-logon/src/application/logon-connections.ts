import { Injectable } from '@nestjs/common';
import { LogonMenu, methodDisabled } from '#logon-menu';
import type { ScanConnection } from '../scan-method.js';
import { ScanMethods } from '../scan-methods.js';

/** Finds the connection by which a tenant's people log on with a scan method, if method and connection are both on. */
@Injectable()
export class LogonConnections {
  constructor(
    private readonly menu: LogonMenu,
    private readonly methods: ScanMethods,
  ) {}

  /** As `usable`, but read from the menu's cache: for callers that check the method themselves, in their own transaction. */
  async offered(tenantId: string, method: string): Promise<ScanConnection> {
    const [[connection], { entries }] = await Promise.all([
      this.methods.byKey(method).connections(tenantId),
      this.menu.of(tenantId),
    ]);
    if (connection === undefined || !entries.some(({ key }) => key === method)) throw methodDisabled(method);
    return connection;
  }

  /** The tenant's oldest enabled connection. Throws `forbidden method.disabled` when the method or the connection is off. */
  async usable(tenantId: string, method: string): Promise<ScanConnection> {
    const [[connection]] = await Promise.all([
      this.methods.byKey(method).connections(tenantId),
      this.menu.assertEnabled(tenantId, method),
    ]);
    if (connection === undefined) throw methodDisabled(method);
    return connection;
  }
}
