import type { FastifyRequest } from 'fastify';
import type { Locale } from '../i18n/locale.js';

type AppName = Readonly<Record<Locale, string>>;

const remembered = new WeakMap<FastifyRequest, AppName>();

/** Remembers the provider's app that a person came from, so that an error page of this request can name it. */
export function rememberApp(request: FastifyRequest, app: AppName): void {
  remembered.set(request, app);
}

export function rememberedApp(request: FastifyRequest): AppName | undefined {
  return remembered.get(request);
}
