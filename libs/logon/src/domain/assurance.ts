import type { TakenProofs } from './proof.js';

/** How a session was authenticated. `amr` are values of RFC 8176, `acr` is one of `ACR`. */
export interface Assurance {
  readonly amr: readonly string[];
  readonly acr: string;
}

/** Authentication context classes: one kind of factor, or several. */
export const ACR = {
  single: 'urn:openeiam:acr:single-factor',
  several: 'urn:openeiam:acr:multi-factor',
} as const;

/** The assurance that a logon's proofs give together. Two proofs of one kind, such as two passwords, are one factor. */
export function assuranceOf(proofs: TakenProofs): Assurance {
  const kinds = new Set(proofs.map(({ evidence }) => evidence.factor));
  const amr = new Set<string>(proofs.flatMap(({ evidence }) => evidence.amr));
  if (kinds.size < 2) return { amr: [...amr], acr: ACR.single };
  return { amr: [...amr, 'mfa'], acr: ACR.several };
}
