import { createHash } from 'node:crypto';

/** Models whose id is a secret that its holder presents; it is stored as SHA-256. Other models are found through other rows. */
const SHOWN = new Set([
  'AccessToken',
  'AuthorizationCode',
  'ClientCredentials',
  'DeviceCode',
  'PushedAuthorizationRequest',
  'RefreshToken',
  'Session',
]);

export function isShown(model: string): boolean {
  return SHOWN.has(model);
}

/** Models that derive from a grant, and are removed with it. */
const OF_GRANT = new Set(['AccessToken', 'AuthorizationCode', 'DeviceCode', 'RefreshToken']);

export function isOfGrant(model: string): boolean {
  return OF_GRANT.has(model);
}

/** Prefix for the id of an artifact that was found without its id, so that only the hash is known. */
const HASHED = 'stored:';

/** The id given to the provider for an artifact that was found without its id. It can be written to, but not looked up. */
export function idOfFound(model: string, stored: string): string {
  return isShown(model) ? HASHED + stored : stored;
}

/** The stored id for a write; the artifact may have been found without its id. */
export function writtenId(model: string, id: string): string {
  return id.startsWith(HASHED) ? id.slice(HASHED.length) : storedId(model, id);
}

/** The id under which an artifact is stored. */
export function storedId(model: string, id: string): string {
  return isShown(model) ? createHash('sha256').update(id).digest('base64url') : id;
}
