import { Controller, type Type } from '@nestjs/common';
import { SameDeviceRoutes } from './same-device/same-device-routes.js';
import { TicketNewsRoutes } from './ticket-news-routes.js';
import { TicketRoutes } from './ticket-routes.js';

/**
 * The routes of a scan method, below its own address: for the `controllers` of a module that imports `QrLogonHttpModule`.
 *
 * @param key of the method
 */
export function scanControllers(key: string): Type[] {
  const base = `t/:slug/logon/${key}`;

  @Controller(`${base}/ticket`)
  class TicketController extends TicketRoutes {
    protected readonly method = key;
  }

  @Controller(`${base}/ticket`)
  class TicketNewsController extends TicketNewsRoutes {}

  @Controller(base)
  class SameDeviceController extends SameDeviceRoutes {
    protected readonly method = key;
  }

  return [SameDeviceController, TicketController, TicketNewsController];
}
