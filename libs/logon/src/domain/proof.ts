import { ROLES, covers, type Authority, type Role } from '#accounts';
import type { Evidence } from '#logon-menu';

/** An account that something has just proven. */
export interface Proof {
  readonly accountId: string;
  /** Key of the logon method, or the name of what is none, such as a link. */
  readonly method: string;
  /** On whose word that which proved the account is its owner's: no session in a role beyond that. */
  readonly authority: Authority;
  /** What the session ends with, such as a binding. */
  readonly bornOf?: string | undefined;
  /** Its evidence, where it comes from no method of the menu or differs from what its method usually shows. */
  readonly evidence?: Evidence | undefined;
}

/** A proof that a logon has taken. */
export interface TakenProof extends Omit<Proof, 'accountId'> {
  readonly evidence: Evidence;
}

/** The proofs of a logon, the first one first. */
export type TakenProofs = readonly [TakenProof, ...TakenProof[]];

/** The roles that every one of these proofs reaches up to. */
export function rolesWithin(proofs: TakenProofs): readonly Role[] {
  return ROLES.filter((role) => proofs.every(({ authority }) => covers(authority, role)));
}
