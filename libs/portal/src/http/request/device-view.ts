import { deviceNames } from '#http';
import type { DeviceView } from '../../pages/index.js';

/** Browser and operating system as people recognise them. DingTalk's container is named as such. */
export function deviceView(userAgent: string): DeviceView {
  const { browser, os } = deviceNames(userAgent);
  const isDingTalk = /DingTalk/i.test(userAgent);
  return {
    browser: isDingTalk ? 'DingTalk' : (browser ?? 'Unknown browser'),
    os: os ?? 'Unknown system',
  };
}
