import { Controller, type Type } from '@nestjs/common';
import { Public, RateLimit } from '#http';
import { BEFORE_LOGON } from '#pages';
import { SameDeviceRoutes } from './same-device/same-device-routes.js';
import { TicketNewsRoutes } from './ticket-news-routes.js';
import { TicketRoutes } from './ticket-routes.js';
import { TICKET_DECIDES } from './ticket-views.js';

/**
 * The routes of a scan method, below its own address: for the `controllers` of a module that imports `QrLogonHttpModule`.
 *
 * @param key of the method
 */
export function scanControllers(key: string): Type[] {
  const base = `t/:slug/logon/${key}`;

  @Controller(`${base}/ticket`)
  @Public(TICKET_DECIDES)
  class TicketController extends TicketRoutes {
    protected readonly method = key;
  }

  @Controller(`${base}/ticket`)
  @Public(TICKET_DECIDES)
  class TicketNewsController extends TicketNewsRoutes {}

  @Controller(base)
  @Public(BEFORE_LOGON)
  @RateLimit({ burst: 60, perMinute: 120 })
  class SameDeviceController extends SameDeviceRoutes {
    protected readonly method = key;
  }

  return [SameDeviceController, TicketController, TicketNewsController];
}
