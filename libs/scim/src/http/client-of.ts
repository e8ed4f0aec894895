import type { Principal } from '#http';
import { DomainError } from '#kernel';
import type { Client } from '../domain/client.js';

/**
 * The client that asks: a program by its token, whose name is the client's. Somebody who is logged on in a browser is none.
 *
 * @throws DomainError `scim.token_required`
 */
export function clientOf({ tenantId, via }: Principal): Client {
  if (via !== undefined) return { tenantId, name: via.name };
  throw new DomainError('unauthenticated', 'scim.token_required', {
    detail: 'SCIM is for programs: send the token of an API client as Authorization: Bearer.',
  });
}
