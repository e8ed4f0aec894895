import type { Checkpoint } from '../document/checkpoint.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { signatureState } from '../signing/signatures.js';
import type { Anchor } from '../verification/anchors.js';
import { problems } from '../verification/problems.js';
import type { RestoreStatement } from './restore-statement.js';

/** A restore that was declared, as a verification tells of it. */
export interface DeclaredRestore {
  readonly restoredAt: string;
  /** Last record that the backup held. */
  readonly sequence: number;
  /** Newest record that a checkpoint kept elsewhere says was lost; null: none says that any was. */
  readonly lostTo: number | null;
}

/** What declared restores make of the checkpoints that were kept elsewhere. */
export interface Excused {
  /** Checkpoints that hold as ever. */
  readonly checkpoints: readonly Checkpoint[];
  /** What the statements themselves say of the log. */
  readonly anchors: readonly Anchor[];
  readonly restores: readonly DeclaredRestore[];
}

/**
 * Takes away the checkpoints whose records were lost by a declared restore: those that were made before it, and vouch for
 * records after what the backup held. A statement that none of the keys signed excuses nothing.
 */
export function excuse(
  kept: readonly Checkpoint[],
  statements: readonly RestoreStatement[],
  keys: PublicKeys,
): Excused {
  const sound = statements.filter((statement) => signatureState(statement, keys) === 'valid');
  const isLost = (checkpoint: Checkpoint): boolean => sound.some((restore) => isLostBy(restore, checkpoint));
  return {
    checkpoints: kept.filter((checkpoint) => !isLost(checkpoint)),
    // A log that held nothing has no record to compare.
    anchors: statements.filter(({ sequence }) => sequence > 0).map((statement) => anchorOf(statement, sound)),
    restores: sound.map((restore) => {
      const lost = kept.filter((checkpoint) => isLostBy(restore, checkpoint)).map(({ sequence }) => sequence);
      const { restoredAt, sequence } = restore;
      return { restoredAt, sequence, lostTo: lost.length === 0 ? null : Math.max(...lost) };
    }),
  };
}

function isLostBy(restore: RestoreStatement, checkpoint: Checkpoint): boolean {
  return checkpoint.sequence > restore.sequence && checkpoint.madeAt < restore.restoredAt;
}

function anchorOf(statement: RestoreStatement, sound: readonly RestoreStatement[]): Anchor {
  const { sequence, hash, restoredAt } = statement;
  const source = `the statement of the restore of ${restoredAt}`;
  const flaw = sound.includes(statement) ? undefined : problems.checkpointForged(sequence, source);
  return { sequence, hash, source, flaw };
}
