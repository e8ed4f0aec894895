/** An app with a built-in browser, which people know by the app's name. */
interface AppBrowser {
  readonly name: string;
  /** Matches the `User-Agent` of that browser; its first group, if any, is the app's version. */
  readonly mark: RegExp;
}

const declared: AppBrowser[] = [];

/** Makes the browser inside an app appear under the app's name. The lib that knows the app calls this when it is loaded. */
export function declareAppBrowser(app: AppBrowser): void {
  declared.push(app);
}

/** The app that this browser claims to be part of; undefined for any other browser. */
export function appBrowserOf(
  userAgent: string,
): { readonly name: string; readonly version: string | undefined } | undefined {
  for (const { name, mark } of declared) {
    const found = mark.exec(userAgent);
    if (found !== null) return { name, version: found[1] };
  }
  return undefined;
}
