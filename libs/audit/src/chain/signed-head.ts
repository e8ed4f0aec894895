import { headDocument, type Head } from '../document/head.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { signatureState, type SignatureState } from '../signing/signatures.js';

/** A stored head, and whether its signature is valid. */
export type StoredHead =
  | { readonly state: 'missing' }
  | { readonly state: SignatureState; readonly head: Head };

/** Reads the stored head of a tenant's chain. */
export function readHead(stored: unknown, tenant: string, keys: PublicKeys): StoredHead {
  const result = headDocument.safeParse(stored);
  if (!result.success) return { state: 'missing' };
  const head = result.data;
  return { state: head.tenant === tenant ? signatureState(head, keys) : 'forged', head };
}
