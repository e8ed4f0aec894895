import type { Type } from '@nestjs/common';
import { sameDeviceController } from './same-device/same-device.controller.js';
import { ticketStatusController } from './ticket-status.controller.js';
import { ticketController } from './ticket.controller.js';

/**
 * The routes of a scan method, below its own address, for the `controllers` of a module that imports `QrLogonHttpModule`.
 *
 * @param key of the method
 */
export function scanControllers(key: string): Type[] {
  return [sameDeviceController(key), ticketController(key), ticketStatusController(key)];
}
