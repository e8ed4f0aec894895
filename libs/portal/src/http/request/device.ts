import type { FastifyRequest } from 'fastify';

/** DingTalk's own test (`dingtalk-jsapi`, lib/env): a hint for what to show, never a decision about rights. */
export function isInDingTalk(request: FastifyRequest): boolean {
  return /DingTalk/i.test(request.headers['user-agent'] ?? '');
}

/** Whether the browser runs on a phone, which cannot scan its own screen. Also only a hint. */
export function isOnPhone(request: FastifyRequest): boolean {
  return /Android|iPhone|iPad|iPod|Mobile|HarmonyOS/i.test(request.headers['user-agent'] ?? '');
}
