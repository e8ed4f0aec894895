import Bowser from 'bowser';
import { BoundedMap } from '#kernel';

/** What a user agent claims to be; undefined for unknown names. */
export interface DeviceNames {
  readonly browser: string | undefined;
  /** Major version, in digits. */
  readonly browserVersion: string | undefined;
  readonly os: string | undefined;
  /** In digits and dots: `10`, `10.15.7`. */
  readonly osVersion: string | undefined;
}

/** Maximum number of remembered agents: a few hundred cover most requests. */
const MOST_REMEMBERED = 500;

const remembered = new BoundedMap<string, DeviceNames>(MOST_REMEMBERED);

const BROWSERS: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/**
 * Browser and operating system under the names that people know. For unknown agents, Bowser returns words of the user agent: an attacker
 * who relays a QR code could use them to write "checked by your IT department" on the phone's page.
 */
export function deviceNames(userAgent: string): DeviceNames {
  const known = remembered.get(userAgent);
  if (known !== undefined) return known;
  const names = namesIn(userAgent);
  remembered.set(userAgent, names);
  return names;
}

function namesIn(userAgent: string): DeviceNames {
  const { browser, os } = userAgent === '' ? { browser: {}, os: {} } : Bowser.parse(userAgent);
  return {
    browser: known(BROWSERS, browser.name),
    browserVersion: number(browser.version)?.split('.')[0],
    os: known(SYSTEMS, os.name),
    // Windows versions differ from the names that people know: NT 6.1 is Windows 7.
    osVersion: number(os.name === Bowser.OS_MAP['Windows'] ? os.versionName : os.version),
  };
}

function known(names: ReadonlySet<string>, name: string | undefined): string | undefined {
  return name !== undefined && names.has(name) ? name : undefined;
}

function number(version: string | undefined): string | undefined {
  return version !== undefined && /^\d{1,4}(\.\d{1,4}){0,3}$/.test(version) ? version : undefined;
}
