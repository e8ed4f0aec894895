import type { FastifyReply, FastifyRequest } from 'fastify';
import { field } from '../wire/field.js';
import { LANGUAGE_COOKIE } from './language.js';

const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; frame-src 'self' http://*.localhost:*; base-uri 'none'";

/** Sends a page, and stores the language if the address has just chosen one. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: JSX.Element,
): Promise<FastifyReply> {
  const language = field(request.query, 'lang');
  if (language === 'en' || language === 'zh') {
    reply.setCookie(LANGUAGE_COOKIE, language, { path: '/', sameSite: 'lax' });
  }
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .header('cache-control', 'no-store');
  return reply.send(await page);
}
