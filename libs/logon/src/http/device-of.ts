import type { FastifyRequest } from 'fastify';
import { clientAddress } from '#http';
import type { Device } from '../domain/device.js';

/** Longest user agent that is kept, in characters. */
const USER_AGENT_LENGTH = 400;

/** The device that a request comes from, as the server sees it. Control characters in its user agent are dropped. */
export function deviceOf(request: FastifyRequest): Device {
  const userAgent = (request.headers['user-agent'] ?? '').replaceAll(/\p{Cc}/gu, '');
  return { ip: clientAddress(request), userAgent: userAgent.slice(0, USER_AGENT_LENGTH) };
}
