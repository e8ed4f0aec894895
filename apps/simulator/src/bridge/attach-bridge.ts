import type { Simulator } from '../options.js';
import { bridgeScript } from './bridge-script.js';
import { jsapiCallSchema } from './invoke-jsapi.js';

/** The part of Playwright's `BrowserContext` that is used here, so that Playwright itself is not needed. */
export interface BridgeableContext {
  exposeBinding(
    name: string,
    callback: (source: { readonly frame: { url(): string } }, name: string, params: unknown) => unknown,
  ): Promise<unknown>;
  addInitScript(script: { content: string }): Promise<unknown>;
}

/**
 * Makes a Playwright context the DingTalk app of a person. Create the context with `DINGTALK_USER_AGENT`. The page reaches the simulator past its own
 * content security policy, as the native bridge does on a phone.
 */
export async function attachBridge(
  context: BridgeableContext,
  simulator: Simulator,
  personId: string,
): Promise<void> {
  await context.exposeBinding('__simulatorBridge', ({ frame }, name, params) =>
    simulator.invokeJsapi(personId, jsapiCallSchema.parse({ name, params, pageUrl: frame.url() })),
  );
  await context.addInitScript({ content: bridgeScript() });
}
