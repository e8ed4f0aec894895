import type { Principal } from '#http';
import { DomainError } from '#kernel';
import type { Client } from '../domain/client.js';

/**
 * The calling client: a program with a token; the token's name is the client's name. A browser session is not a client.
 *
 * @throws DomainError `scim.token_required`
 */
export function clientOf({ tenantId, via }: Principal): Client {
  if (via !== undefined) return { tenantId, name: via.name };
  throw new DomainError('unauthenticated', 'scim.token_required', {
    detail: 'SCIM is for programs: send the token of an API client as Authorization: Bearer.',
  });
}
