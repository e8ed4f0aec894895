import type { FastifyRequest } from 'fastify';
import { field } from '../wire/field.js';

export type Language = 'en' | 'zh';

export const LANGUAGE_COOKIE = 'simulator_language';

/** `?lang=`, then the cookie, then what the browser prefers. */
export function languageOf(request: FastifyRequest): Language {
  const asked = field(request.query, 'lang') || (request.cookies[LANGUAGE_COOKIE] ?? '');
  if (asked === 'en' || asked === 'zh') return asked;
  return /^zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
}
