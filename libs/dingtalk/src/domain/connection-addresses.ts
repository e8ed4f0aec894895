import type { CheckTarget } from '../client/index.js';

/**
 * The addresses that an administrator registers at DingTalk for a connection. They are made from the configured public address, never from
 * a request, as DingTalk compares them letter by letter.
 *
 * @param publicUrl without a trailing slash
 */
export function connectionAddresses(
  publicUrl: string,
  tenantSlug: string,
  connectionKey: string,
): CheckTarget & { readonly eventsUrl: string } {
  const homepage = `${publicUrl}/t/${tenantSlug}/`;
  const ofConnection = `${homepage}dingtalk/${connectionKey}`;
  return { homepage, callbackUrl: `${ofConnection}/callback`, eventsUrl: `${ofConnection}/events` };
}
