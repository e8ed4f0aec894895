/** An app that has a browser inside, which people know by the app's name. */
interface AppBrowser {
  readonly name: string;
  /** Found in the `User-Agent` of that browser; its first group, if any, is the app's version. */
  readonly mark: RegExp;
}

const declared: AppBrowser[] = [];

/** Lets the browser inside an app be named as the app. Declared by the lib that knows the app, when it is loaded. */
export function declareAppBrowser(app: AppBrowser): void {
  declared.push(app);
}

/** The app whose browser this is by its own word; undefined for any other browser. */
export function appBrowserOf(
  userAgent: string,
): { readonly name: string; readonly version: string | undefined } | undefined {
  for (const { name, mark } of declared) {
    const found = mark.exec(userAgent);
    if (found !== null) return { name, version: found[1] };
  }
  return undefined;
}
