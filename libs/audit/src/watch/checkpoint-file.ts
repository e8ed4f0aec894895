import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { checkpointDocument, type Checkpoint } from '../document/checkpoint.js';
import { linesOf } from '../verification/lines.js';

/** Number of newest checkpoints remembered for each tenant: at least one of them should be validly signed. */
const NEWEST = 3;

/** The newest checkpoints in a checkpoint file, by tenant. Each read continues where the last one ended. */
export class CheckpointFile {
  #offset = 0;
  readonly #newest = new Map<string, readonly Checkpoint[]>();

  constructor(private readonly path: string) {}

  /** Reads new lines. Returns whether the old ones are still there: a file that is only appended to never shrinks. */
  async refresh(): Promise<boolean> {
    const size = await sizeOf(this.path);
    const isWhole = size >= this.#offset;
    if (!isWhole) {
      this.#offset = 0;
      this.#newest.clear();
    }
    if (size === this.#offset) return isWhole;
    const bytes: AsyncIterable<Buffer> = createReadStream(this.path, { start: this.#offset, end: size - 1 });
    for await (const line of linesOf(bytes)) this.remember(line);
    this.#offset = size;
    return isWhole;
  }

  /** The tenants with checkpoints in the file. */
  tenants(): Iterable<string> {
    return this.#newest.keys();
  }

  /** Newest first, by the time of their creation. */
  newestOf(tenant: string): readonly Checkpoint[] {
    return this.#newest.get(tenant) ?? [];
  }

  private remember(line: string): void {
    const checkpoint = checkpointIn(line);
    if (checkpoint === undefined) return;
    const known = [checkpoint, ...this.newestOf(checkpoint.tenant)];
    const newest = known.toSorted(
      (one, other) => other.madeAt.localeCompare(one.madeAt) || other.sequence - one.sequence,
    );
    this.#newest.set(checkpoint.tenant, newest.slice(0, NEWEST));
  }
}

function checkpointIn(line: string): Checkpoint | undefined {
  try {
    return checkpointDocument.parse(JSON.parse(line));
  } catch {
    return undefined; // a line that was cut off while it was written; it is written again
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
