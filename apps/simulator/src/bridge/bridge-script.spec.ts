import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { bridgeScript } from './bridge-script.js';
import { DINGTALK_USER_AGENT } from './user-agents.js';

describe('the script of the bridge', () => {
  it('uses nothing of its page except what browsers provide', () => {
    const page = { window: {} as object, navigator: { userAgent: 'Chrome' } };
    runInNewContext(bridgeScript(), page);
    expect(page.navigator.userAgent).toBe(DINGTALK_USER_AGENT);
    expect(page.window).toHaveProperty('WebViewJavascriptBridge');
  });

  it('is also found in a packed build, as `npm start` serves it', () => {
    const folder = resolve('dist/packed/standalone');
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(resolve(folder, name), 'utf8'));
    const places = texts.flatMap((text) => [
      ...text.matchAll(/new URL\("\.\/install-bridge\.js",new URL\("([^"]+)",import\.meta\.url\)\.href\)/g),
    ]);
    expect(places).toHaveLength(1);
    const from = new URL(places[0]?.[1] ?? '', pathToFileURL(resolve(folder, 'any.js')));
    expect(existsSync(new URL('./install-bridge.js', from))).toBe(true);
  });
});
