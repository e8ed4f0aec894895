import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from '#http';
import { LOCALES, type Locale } from '../i18n/locale.js';

/** Seconds for which a browser remembers the language that a person chose. */
const REMEMBERED_SECONDS = 400 * 86_400;

/**
 * The language of a page: the one chosen by `?lang=` (which is remembered), the one chosen earlier, or the one that the browser prefers;
 * otherwise the first of `offered`.
 */
export function languageOf(
  request: FastifyRequest,
  reply: FastifyReply,
  cookies: Cookies,
  offered: readonly Locale[] = LOCALES,
): Locale {
  const { lang } = request.query as { readonly lang?: unknown };
  const chosen = offered.find((locale) => locale === lang);
  if (chosen !== undefined) {
    cookies.set(reply, 'lang', chosen, { maxAgeSeconds: REMEMBERED_SECONDS });
    return chosen;
  }
  const remembered = cookies.read(request, 'lang');
  return offered.find((locale) => locale === remembered) ?? preferred(request, offered);
}

function preferred(request: FastifyRequest, offered: readonly Locale[]): Locale {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((range) => {
      const [tag = '', weight] = range.trim().split(';q=');
      return {
        language: tag.toLowerCase().split('-')[0],
        quality: weight === undefined ? 1 : Number(weight) || 0,
      };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const found = offered.find((locale) => locale === language);
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}
