import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { policyOf } from './content-security-policy.js';

/**
 * Passes an answer to a library that writes it by itself, with all headers of our routes: Fastify would drop the headers and cookies that
 * were set on it.
 */
export function hijackReply(request: FastifyRequest, reply: FastifyReply): ServerResponse {
  // Whether it becomes a page is known only when it is written.
  void reply.header('content-security-policy', policyOf(request));
  const headers = Object.entries(reply.getHeaders());
  reply.hijack();
  for (const [name, value] of headers) if (value !== undefined) reply.raw.setHeader(name, value);
  return reply.raw;
}
