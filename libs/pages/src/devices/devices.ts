import type { FastifyRequest } from 'fastify';
import { appBrowserOf, deviceNames } from '#http';
import type { DeviceView, OriginView } from '../context/page-context.js';
import type { Locale } from '../i18n/locale.js';
import { texts } from '../texts/index.js';
import { originView } from './origin-view.js';

/**
 * Browser and operating system under familiar names, as claimed by the browser: a hint, never a basis for rights. The browser inside an app
 * has the app's name.
 */
export function deviceView(userAgent: string, locale: Locale): DeviceView {
  const t = texts(locale).devices;
  const { browser, os } = deviceNames(userAgent);
  const app = appBrowserOf(userAgent);
  return { browser: app?.name ?? browser ?? t.unknownBrowser, os: os ?? t.unknownSystem };
}

/** A device and its network. */
export function seenDeviceView(
  device: { readonly ip: string; readonly userAgent: string },
  locale: Locale,
): DeviceView & OriginView {
  return { ...deviceView(device.userAgent, locale), ...originView(device.ip, locale) };
}

/** The `User-Agent` of a request; empty if there is none. */
export function userAgentOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? '';
}
