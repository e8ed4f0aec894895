import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import { callApi } from '../wire/api.js';
import type { Wire } from '../wire/wire.js';

const OPERATION = 'gateway/connections/open';

/** All events that the app is subscribed to in DingTalk's console, and no other topic. */
const EVERY_EVENT = { type: 'EVENT', topic: '*' };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Requests the address of a Stream connection, and a ticket that opens it once, within 90 seconds.
 *
 * @throws DingTalkError
 * @see https://open.dingtalk.com/document/development/protocol-overview
 */
export async function openGateway(wire: Wire, app: DingTalkApp): Promise<URL> {
  const { clientId, clientSecret } = app.credentials;
  const { endpoint, ticket } = await callApi(wire, app, {
    operation: OPERATION,
    method: 'POST',
    path: '/v1.0/gateway/connections/open',
    json: { clientId, clientSecret, subscriptions: [EVERY_EVENT], ua: 'openeiam' },
    // Safe to repeat: each call issues a new ticket, and an unused one expires.
    isIdempotent: true,
    schema: z.object({ endpoint: z.string().max(2_000), ticket: z.string().min(1).max(2_000) }),
  });
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (address === undefined || !isAllowed(address, app))
    throw new DingTalkError('unexpected_answer', { operation: OPERATION, code: 'endpoint' });
  address.searchParams.set('ticket', ticket);
  return address;
}

/** The connection carries personal data, so it must be encrypted unless it never leaves this machine. */
function isAllowed({ protocol, hostname }: URL, { endpoints }: DingTalkApp): boolean {
  if (protocol === 'wss:') return true;
  return protocol === 'ws:' && LOOPBACK.has(hostname) && LOOPBACK.has(new URL(endpoints.apiBase).hostname);
}
