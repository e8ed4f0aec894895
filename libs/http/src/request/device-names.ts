import Bowser from 'bowser';
import { BoundedMap } from '#kernel';

/** What a user agent claims to be; undefined where it names nothing that is known. */
export interface DeviceNames {
  readonly browser: string | undefined;
  /** Major version, in digits. */
  readonly browserVersion: string | undefined;
  readonly os: string | undefined;
  /** In digits and dots: `10`, `10.15.7`. */
  readonly osVersion: string | undefined;
}

/** Agents whose names are remembered: a few hundred are most of what comes. */
const MOST_REMEMBERED = 500;

const remembered = new BoundedMap<string, DeviceNames>(MOST_REMEMBERED);

const BROWSERS: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/**
 * Browser and operating system by the names that people know. For agents that it does not know, Bowser gives back their
 * own words: whoever relays a QR code could write "checked by your IT department" on the phone's page with them.
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
    // Windows calls its releases otherwise than people do: NT 6.1 is Windows 7.
    osVersion: number(os.name === Bowser.OS_MAP['Windows'] ? os.versionName : os.version),
  };
}

function known(names: ReadonlySet<string>, name: string | undefined): string | undefined {
  return name !== undefined && names.has(name) ? name : undefined;
}

function number(version: string | undefined): string | undefined {
  return version !== undefined && /^\d{1,4}(\.\d{1,4}){0,3}$/.test(version) ? version : undefined;
}
