import { checkpointDocument, type Checkpoint } from '../document/checkpoint.js';

/** Checkpoints that were kept outside of the database. */
export interface KeptCheckpoints {
  /** Those of the tenant, in the order of their sequence numbers. */
  readonly checkpoints: readonly Checkpoint[];
  /** Lines that are no checkpoints: a line that was cut off while it was written is one. */
  readonly unreadable: number;
}

/** Reads a file of checkpoints, one JSON document a line, as the sinks write them. */
export function keptCheckpoints(text: string, tenantId: string): KeptCheckpoints {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map(checkpointIn);
  return {
    checkpoints: read
      .filter((checkpoint) => checkpoint !== undefined)
      .filter(({ tenant }) => tenant === tenantId)
      .sort((one, other) => one.sequence - other.sequence),
    unreadable: read.filter((checkpoint) => checkpoint === undefined).length,
  };
}

function checkpointIn(line: string): Checkpoint | undefined {
  try {
    return checkpointDocument.parse(JSON.parse(line));
  } catch {
    return undefined; // counted by whoever reads the file
  }
}
