import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setPolicy } from './security-headers.js';

/**
 * Takes an answer out of Fastify's hands, for a library that writes it by itself. It bears all that the answers of routes bear:
 * Fastify would drop the headers and cookies that were set on it.
 */
export function handOver(request: FastifyRequest, reply: FastifyReply): ServerResponse {
  setPolicy(request, reply);
  const headers = Object.entries(reply.getHeaders());
  reply.hijack();
  for (const [name, value] of headers) if (value !== undefined) reply.raw.setHeader(name, value);
  return reply.raw;
}
