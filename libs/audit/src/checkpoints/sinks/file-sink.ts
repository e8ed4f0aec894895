import { open, type FileHandle } from 'node:fs/promises';
import type { Checkpoint } from '../../document/checkpoint.js';
import { linesOf, sinkId, type CheckpointSink } from './checkpoint-sink.js';

const LINE_FEED = '\n';

/** Appends checkpoints to a file, which is only ever opened for appending. */
export class FileSink implements CheckpointSink {
  readonly kind = 'file';
  readonly id: string;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly path: string) {
    this.id = sinkId('file', path);
  }

  /** Writes run one after the other, so that the check of the file's last line never sees a partial write. */
  deliver(checkpoints: readonly Checkpoint[]): Promise<void> {
    const appended = this.#last.then(() => this.append(checkpoints));
    this.#last = appended.catch(() => undefined); // the caller gets the error
    return appended;
  }

  private async append(checkpoints: readonly Checkpoint[]): Promise<void> {
    const file = await open(this.path, 'a+', 0o640);
    try {
      const isTorn = await endsTorn(file);
      await file.appendFile((isTorn ? LINE_FEED : '') + linesOf(checkpoints));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** Whether the last line is incomplete: a worker died while it wrote, and the line is written again. */
async function endsTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== LINE_FEED;
}
