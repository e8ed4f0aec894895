import type { FastifyRequest } from 'fastify';
import { appBrowserOf, deviceNames } from '#http';
import type { DeviceView, OriginView } from '../context/page-context.js';
import type { Locale } from '../i18n/locale.js';
import { texts } from '../texts/index.js';
import { originView } from './origin-view.js';

/**
 * Browser and operating system as people recognise them, by the browser's own word: a hint, never a ground for rights. The browser
 * inside an app is named as the app.
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

/** What a request says that its browser is; empty when it says nothing. */
export function userAgentOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? '';
}
