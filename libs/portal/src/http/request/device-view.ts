import Bowser from 'bowser';
import type { DeviceView } from '../../pages/index.js';

/** Browser and operating system as people recognise them. DingTalk's container is named as such. */
export function deviceView(userAgent: string): DeviceView {
  const unknown = { browser: 'Unknown browser', os: 'Unknown system' };
  if (userAgent === '') return unknown;
  const parsed = Bowser.parse(userAgent);
  const isDingTalk = /DingTalk/i.test(userAgent);
  return {
    browser: isDingTalk ? 'DingTalk' : (parsed.browser.name ?? unknown.browser),
    os: parsed.os.name ?? unknown.os,
  };
}
