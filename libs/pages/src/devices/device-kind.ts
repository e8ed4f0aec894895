import type { FastifyRequest } from 'fastify';
import { userAgentOf } from './devices.js';

export type DeviceKind = 'phone' | 'tablet' | 'computer';

/**
 * The kind of device that the browser claims: a hint for the display. iPads and HarmonyOS tablets may claim to be computers: the script of
 * the QR display detects those.
 */
export function deviceKind(request: FastifyRequest): DeviceKind {
  const agent = userAgentOf(request);
  if (/iPad|Tablet;/i.test(agent)) return 'tablet';
  if (/iPhone|iPod|Mobile/i.test(agent)) return 'phone';
  return /Android|Harmony/i.test(agent) && !/\bPC;/.test(agent) ? 'tablet' : 'computer';
}
