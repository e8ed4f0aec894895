/** The result of `WebViewJavascriptBridge`: `errorCode` "0" and a result, or the error. */
type Respond = (answer: unknown) => void;

declare global {
  interface Window {
    /** Set by a test's browser, which has no page of the simulator to call. */
    __simulatorBridge?: (name: string, params: unknown) => Promise<unknown>;
    WebViewJavascriptBridge?: {
      init(handler: unknown): void;
      registerHandler(name: string, handler: unknown): void;
      callHandler(name: string, params: unknown, respond: Respond): void;
    };
  }
}

/**
 * The native bridge that DingTalk adds to its iOS web view, as `dingtalk-jsapi` expects it. It runs in the page, before every script of the page, and is
 * sent there as text, so it must not use anything outside its own body.
 */
export function installBridge(userAgent: string): void {
  const overHttp = async (name: string, params: unknown): Promise<unknown> => {
    const response = await fetch('/.dingtalk/jsapi', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, params, pageUrl: location.href }),
    });
    return response.json();
  };
  // The page is shown in a browser on a computer; its scripts must see the phone's container.
  Object.defineProperty(navigator, 'userAgent', { get: () => userAgent, configurable: true });
  window.WebViewJavascriptBridge = {
    init: () => undefined,
    registerHandler: () => undefined,
    callHandler: (name, params, respond) => {
      const invoke = window.__simulatorBridge ?? overHttp;
      invoke(name, params).then(respond, (error: unknown) => {
        respond({ errorCode: '-2', errorMessage: String(error) });
      });
    },
  };
}
