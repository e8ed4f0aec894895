import { ROLES, covers, type Authority, type Role } from '#accounts';
import type { Evidence } from '#logon-menu';

/** An account that something has just proven. */
export interface Proof {
  readonly accountId: string;
  /** Key of the logon method, or the name of something that is not one, such as a link. */
  readonly method: string;
  /** The authority that vouches that the proof belongs to the account's owner. A session never gets a role beyond it. */
  readonly authority: Authority;
  /** What the session is born of and ends with, such as a binding. */
  readonly bornOf?: string | undefined;
  /** Its evidence, if it comes from no method of the menu or differs from the usual evidence of its method. */
  readonly evidence?: Evidence | undefined;
}

/** A proof that a logon has accepted. */
export interface TakenProof extends Omit<Proof, 'accountId'> {
  readonly evidence: Evidence;
}

/** The proofs of a logon, the first one first. */
export type TakenProofs = readonly [TakenProof, ...TakenProof[]];

/** The roles that the authority of every one of these proofs covers. */
export function rolesWithin(proofs: TakenProofs): readonly Role[] {
  return ROLES.filter((role) => proofs.every(({ authority }) => covers(authority, role)));
}
