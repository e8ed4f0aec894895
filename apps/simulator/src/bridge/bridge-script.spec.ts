import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { bridgeScript } from './bridge-script.js';
import { DINGTALK_USER_AGENT } from './user-agents.js';

/** What a page that runs the script sees. */
function seenBy(script: string): { readonly userAgent: string; readonly hasBridge: boolean } {
  const page = { window: {} as object, navigator: { userAgent: 'Chrome' } };
  runInNewContext(script, page);
  return {
    userAgent: page.navigator.userAgent,
    hasBridge: 'WebViewJavascriptBridge' in page.window,
  };
}

describe('the script of the bridge needs nothing of its page but what browsers have', () => {
  const expected = { userAgent: DINGTALK_USER_AGENT, hasBridge: true };

  it('as it is', () => {
    expect(seenBy(bridgeScript())).toEqual(expected);
  });

  it('out of a pack, as `npm start` serves it', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('./bridge-script.ts', import.meta.url))],
      bundle: true,
      keepNames: true,
      write: false,
      format: 'iife',
      globalName: 'packed',
    });
    const script: unknown = runInNewContext(`${outputFiles[0]?.text ?? ''}; packed.bridgeScript()`);
    expect(seenBy(String(script))).toEqual(expected);
  });
});
