import { createHash } from 'node:crypto';

/** Models whose id is what its holder shows: it is kept as SHA-256. The others are found by other rows. */
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

/** Models that are made of a grant, and end with it. */
const OF_GRANT = new Set(['AccessToken', 'AuthorizationCode', 'DeviceCode', 'RefreshToken']);

export function isOfGrant(model: string): boolean {
  return OF_GRANT.has(model);
}

/** Begins the id of what was found by something else than its id, of which only the hash is known. */
const HASHED = 'stored:';

/** In place of the id of what was found by something else. Nothing can be found by it, only written. */
export function idOfFound(model: string, stored: string): string {
  return isShown(model) ? HASHED + stored : stored;
}

/** Under which id something is written that may have been found by something else. */
export function writtenId(model: string, id: string): string {
  return id.startsWith(HASHED) ? id.slice(HASHED.length) : storedId(model, id);
}

/** Under which id it is stored. */
export function storedId(model: string, id: string): string {
  return isShown(model) ? createHash('sha256').update(id).digest('base64url') : id;
}
