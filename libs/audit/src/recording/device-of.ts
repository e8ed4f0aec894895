import { appBrowserOf, deviceNames } from '#http';
import type { AuditDevice, SeenDevice } from '../document/audit-record.js';
import type { Masking } from '../policy/masking.js';

/** A device for the log: parsed into names, and masked by the tenant's policy. */
export function deviceOf(seen: SeenDevice | null, masking: Masking): AuditDevice | null {
  if (seen === null || (seen.ip === '' && seen.userAgent === '')) return null;
  const { browser, browserVersion, os, osVersion } = deviceNames(seen.userAgent);
  const app = appBrowserOf(seen.userAgent);
  return {
    ip: masking.ip(seen.ip),
    userAgent: masking.userAgent(seen.userAgent),
    name: app === undefined ? titled(browser, browserVersion) : titled(app.name, app.version),
    os: titled(os, osVersion),
  };
}

function titled(name: string | undefined, version: string | undefined): string | null {
  if (name === undefined) return null;
  return version === undefined ? name : `${name} ${version}`;
}
