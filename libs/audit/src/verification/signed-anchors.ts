import type { Checkpoint } from '../document/checkpoint.js';
import type { Manifest } from '../document/manifest.js';
import type { Statement } from '../document/statement.js';
import type { PublicKeys } from '../signing/public-keys.js';
import type { Anchor } from './anchors.js';
import { anchorOf } from './checkpoint-anchors.js';
import { signatureFlaw } from './manifest-problems.js';
import type { LogState } from './log-state.js';

/** Evidence kept outside of the database. */
export interface ExternalEvidence {
  readonly checkpoints: readonly Checkpoint[];
  /** Manifests of earlier exports. */
  readonly manifests: readonly Manifest[];
}

/** The external evidence as anchors. */
export function externalAnchors(
  { checkpoints, manifests }: ExternalEvidence,
  keys: PublicKeys,
): readonly Anchor[] {
  return [
    ...checkpoints.map((checkpoint) => anchorOf(checkpoint, keys, true)),
    ...manifests.flatMap((manifest) => manifestAnchors(manifest, keys)),
  ];
}

/** The anchors from the signed end and the statements of a log. */
export function stateAnchors({ head, statements }: LogState): readonly Anchor[] {
  const stated = statements.map(({ sequence, hash, madeAt }) => ({
    sequence,
    hash,
    madeAt,
    source: `the statement of ${madeAt}`,
  }));
  const end = head && { sequence: head.sequence, hash: head.hash, source: 'the signed end' };
  return [...stated.filter((anchor) => !isVoid(anchor, statements)), ...(end === undefined ? [] : [end])];
}

/** Whether a restore that was accepted later explains why the log differs from this anchor. */
export function isVoid({ sequence, madeAt }: Anchor, statements: readonly Statement[]): boolean {
  return statements.some(
    (statement) =>
      statement.kind === 'restored' &&
      madeAt !== undefined &&
      sequence > statement.since &&
      madeAt < statement.madeAt,
  );
}

function manifestAnchors(manifest: Manifest, keys: PublicKeys): readonly Anchor[] {
  const { chain, anchors, madeAt } = manifest;
  const flaw = signatureFlaw(manifest, keys);
  return [...anchors, chain].map(({ sequence, hash }) => ({
    sequence,
    hash,
    madeAt,
    flaw,
    source: `the manifest of ${madeAt}`,
  }));
}
