import { randomUUID } from 'node:crypto';
import type { DingTalkApp } from '../app.js';
import { authorisationUrl } from '../authorisation-url.js';

export type CallbackFinding = 'accepted' | 'refused' | 'not_told';

const TIMEOUT_MS = 5000;
const MOST_HOPS = 3;

/** Whether DingTalk's page rejects a request by its HTTP status; undefined if it could not be asked. */
async function isTurnedAway(app: DingTalkApp, redirectUri: string): Promise<boolean | undefined> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let address = new URL(authorisationUrl({ ...app, redirectUri, state: randomUUID() }));
  const { origin } = address;
  try {
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const response = await fetch(address, { redirect: 'manual', signal });
      await response.body?.cancel();
      if (response.status >= 500 || response.status === 429) return undefined;
      if (response.status >= 400) return true;
      const next = response.headers.get('location');
      // DingTalk redirects to the page on which people choose how to log on; the redirect is followed only within DingTalk's own host.
      if (response.status < 300 || next === null) return false;
      address = new URL(next, address);
      if (address.origin !== origin) return false;
    }
    return false;
  } catch {
    // Unreachable or too slow: this item stays undecided, and the others show why.
    return undefined;
  }
}

/**
 * Whether DingTalk knows our callback address. Its page shows the verdict to people and documents no status for machines, so the same
 * request is also made with an address that cannot be registered. Ours is known to be accepted only if that one is rejected and ours is
 * not.
 */
export async function probeCallback(app: DingTalkApp, callbackUrl: string): Promise<CallbackFinding> {
  const [ours, impossible] = await Promise.all([
    isTurnedAway(app, callbackUrl),
    isTurnedAway(app, `https://${randomUUID()}.invalid/`),
  ]);
  if (ours === true) return 'refused';
  return ours === false && impossible === true ? 'accepted' : 'not_told';
}
