import { checkpointDocument, type Checkpoint } from '../document/checkpoint.js';

/** Checkpoints that are kept outside of the database. */
export interface ExternalCheckpoints {
  /** The tenant's checkpoints, by sequence number. */
  readonly checkpoints: readonly Checkpoint[];
  /** Lines that are not checkpoints, for example a line that was cut off while it was written. */
  readonly unreadable: number;
}

/** Reads a file of checkpoints, one JSON document a line, as the sinks write it. */
export function parseExternalCheckpoints(text: string, tenantId: string): ExternalCheckpoints {
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
    return undefined; // the caller counts it
  }
}
