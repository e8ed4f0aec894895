import type { FastifyRequest } from 'fastify';
import { userAgentOf } from './devices.js';

export type DeviceKind = 'phone' | 'tablet' | 'computer';

/**
 * What the browser runs on, by its own word: a hint for what to show. iPads and HarmonyOS tablets may say that they are
 * computers: the script of the QR display notices those.
 */
export function deviceKind(request: FastifyRequest): DeviceKind {
  const agent = userAgentOf(request);
  if (/iPad|Tablet;/i.test(agent)) return 'tablet';
  if (/iPhone|iPod|Mobile/i.test(agent)) return 'phone';
  return /Android|Harmony/i.test(agent) && !/\bPC;/.test(agent) ? 'tablet' : 'computer';
}
