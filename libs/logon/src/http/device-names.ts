import Bowser from 'bowser';

/** What a user agent claims to be; undefined where it names nothing that is known. */
export interface DeviceNames {
  readonly browser: string | undefined;
  readonly os: string | undefined;
}

const BROWSERS: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/**
 * Browser and operating system by the names that people know. For agents that it does not know, Bowser gives back their
 * own words: whoever relays a QR code could write "checked by your IT department" on the phone's page with them.
 */
export function deviceNames(userAgent: string): DeviceNames {
  if (userAgent === '') return { browser: undefined, os: undefined };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: known(BROWSERS, browser.name), os: known(SYSTEMS, os.name) };
}

function known(names: ReadonlySet<string>, name: string | undefined): string | undefined {
  return name !== undefined && names.has(name) ? name : undefined;
}
