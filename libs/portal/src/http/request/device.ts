import type { FastifyRequest } from 'fastify';
import type { Device } from '#logon';

/** Longest user agent that is kept, in characters. */
const USER_AGENT_LENGTH = 400;

/** The device that a request comes from, as the server sees it. Control characters in its name are dropped. */
export function deviceOf(request: FastifyRequest): Device {
  const userAgent = (request.headers['user-agent'] ?? '').replaceAll(/\p{Cc}/gu, '');
  return { ip: request.ip, userAgent: userAgent.slice(0, USER_AGENT_LENGTH) };
}

/** DingTalk's own test (`dingtalk-jsapi`, lib/env): a hint for what to show, never a decision about rights. */
export function isInDingTalk(request: FastifyRequest): boolean {
  return /DingTalk/i.test(request.headers['user-agent'] ?? '');
}

/** Whether the browser runs on a phone, which cannot scan its own screen. Also only a hint. */
export function isOnPhone(request: FastifyRequest): boolean {
  return /Android|iPhone|iPad|iPod|Mobile|HarmonyOS/i.test(request.headers['user-agent'] ?? '');
}
