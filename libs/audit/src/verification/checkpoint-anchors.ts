import type { Checkpoint } from '../document/checkpoint.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { signatureState } from '../signing/signatures.js';
import type { Anchor } from './anchors.js';
import { problems } from './problems.js';
import type { Problem } from './verdict.js';

/** The anchor of a checkpoint, with a flaw if none of these keys signed it. */
export function anchorOf(checkpoint: Checkpoint, keys: PublicKeys, isKept: boolean): Anchor {
  const { sequence, hash, madeAt } = checkpoint;
  const source = `the ${isKept ? 'checkpoint kept elsewhere' : 'checkpoint'} of ${madeAt}`;
  return { sequence, hash, source, madeAt, flaw: flawOf(checkpoint, keys, source) };
}

/** Merges two lists of anchors in ascending order. */
export async function* merged(
  anchors: AsyncIterable<Anchor>,
  others: readonly Anchor[],
): AsyncGenerator<Anchor> {
  let taken = 0;
  for await (const anchor of anchors) {
    for (let other = others[taken]; other !== undefined && other.sequence <= anchor.sequence;) {
      yield other;
      taken += 1;
      other = others[taken];
    }
    yield anchor;
  }
  yield* others.slice(taken);
}

function flawOf(checkpoint: Checkpoint, keys: PublicKeys, source: string): Problem | undefined {
  switch (signatureState(checkpoint, keys)) {
    case 'valid':
      return undefined;
    case 'forged':
      return problems.checkpointForged(checkpoint.sequence, source);
    case 'key_unknown':
      return problems.checkpointKeyUnknown(checkpoint.sequence, source, checkpoint.keyId);
  }
}
