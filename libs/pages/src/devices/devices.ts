import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deviceNames } from '#http';
import type { DeviceView, OriginView } from '../context/page-context.js';
import type { Locale } from '../i18n/locale.js';
import { texts } from '../texts/index.js';
import { originView } from './origin-view.js';

/** An app that has a browser inside, which people know by the app's name. */
export interface AppBrowser {
  readonly name: string;
  /** Found in the `User-Agent` of that browser. */
  readonly mark: RegExp;
}

/** Browsers and where they are, as people recognise them. All of it by their own word: hints, never a ground for rights. */
@Injectable()
export class Devices {
  readonly #apps: AppBrowser[] = [];

  addApp(app: AppBrowser): void {
    this.#apps.push(app);
  }

  /** Browser and operating system. The browser inside an app is named as the app. */
  view(userAgent: string, locale: Locale): DeviceView {
    const t = texts(locale).devices;
    const { browser, os } = deviceNames(userAgent);
    const app = this.#apps.find(({ mark }) => mark.test(userAgent));
    return { browser: app?.name ?? browser ?? t.unknownBrowser, os: os ?? t.unknownSystem };
  }

  /** A device and its network. */
  seen(device: { readonly ip: string; readonly userAgent: string }, locale: Locale): DeviceView & OriginView {
    return { ...this.view(device.userAgent, locale), ...originView(device.ip, locale) };
  }
}

/** What a request says that its browser is; empty when it says nothing. */
export function userAgentOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? '';
}
