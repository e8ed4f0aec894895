import type { DingTalkApp } from '../app.js';
import { memberIdOf } from '../people/membership.js';
import { readMemberRecord } from '../people/member-record.js';
import type { AppTokens } from '../tokens/app-tokens.js';
import type { Wire } from '../wire/wire.js';
import type { CheckItem } from './check-item.js';
import { directoryItems, type CheckMeans } from './directory-items.js';
import { withWaiting } from './waiting.js';
import { callbackItem, egressItem, itemOf, silentItem } from './items.js';
import { probe, type ProbeResult } from './probe.js';
import { probeCallback } from './probe-callback.js';

/** Our addresses that have to be registered at DingTalk. */
export interface CheckTarget {
  readonly callbackUrl: string;
  /** Address of the portal's home, from which the in-app logon starts. */
  readonly homepage: string;
}

/** An id that nobody has: long, and in a form that DingTalk does not issue. */
const NOBODY = 'openeiam-connection-check-nobody';

/**
 * Tries everything that can be tried without a person, in the order in which an administrator sets things up. The items after the
 * credentials are tried only if the credentials are valid.
 */
export async function checkConnection(
  wire: Wire,
  tokens: AppTokens,
  app: DingTalkApp,
  target: CheckTarget,
  means: CheckMeans,
): Promise<readonly CheckItem[]> {
  // A token in the cache would hide that the secret has been changed at DingTalk.
  tokens.forget(app);
  const credentials = await probe(() => tokens.use(app, () => Promise.resolve()));
  const ask = async (call: () => Promise<unknown>): Promise<ProbeResult> =>
    credentials.outcome === 'ok'
      ? probe(call, ['not_member'])
      : { outcome: 'unknown', error: credentials.error };
  const addressBook = await ask(() => readMemberRecord(wire, tokens, app, NOBODY));
  const memberLookup = await ask(() => memberIdOf(wire, tokens, app, NOBODY));
  return withWaiting([
    itemOf('credentials', credentials),
    itemOf('address_book_permission', addressBook, 'qyapi_get_member'),
    itemOf('member_lookup', memberLookup, 'qyapi_get_member'),
    silentItem('personal_permission', 'Contact.User.Read'),
    callbackItem(await probeCallback(app, target.callbackUrl), target.callbackUrl),
    silentItem('in_app_address', target.homepage),
    egressItem(credentials, [addressBook, memberLookup]),
    ...(await directoryItems({ wire, tokens, app }, means, ask)),
  ]);
}
