import type { FastifyRequest } from 'fastify';

/** DingTalk's own test (`dingtalk-jsapi`, lib/env): a hint for what to show, never a decision about rights. */
export function isInDingTalk(request: FastifyRequest): boolean {
  return /DingTalk/i.test(agentOf(request));
}

export type DeviceKind = 'phone' | 'tablet' | 'computer';

/**
 * What the browser runs on, by its own word; also only a hint. iPads and HarmonyOS tablets may say that they are
 * computers: the script of the QR display notices those.
 */
export function deviceKind(request: FastifyRequest): DeviceKind {
  const agent = agentOf(request);
  if (/iPad|Tablet;/i.test(agent)) return 'tablet';
  if (/iPhone|iPod|Mobile/i.test(agent)) return 'phone';
  return /Android|Harmony/i.test(agent) && !/\bPC;/.test(agent) ? 'tablet' : 'computer';
}

function agentOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? '';
}
