import { randomBytes } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  type WriteStream,
} from 'node:fs';
import { CommandFailure } from '../failure.js';
import { isOfSystem } from '../error-code.js';
import { unwritable } from './read-given.js';

/** Readable only by the user who runs the command. */
const MODE = 0o600;

/** A file that gets its name only when it is complete; until then it is written beside it, under another name. */
export class NewFile {
  readonly #partial: string;

  /** @throws CommandFailure when it already exists and must not be replaced */
  constructor(
    readonly path: string,
    mayReplace: boolean,
    private readonly mode = MODE,
  ) {
    if (!mayReplace && existsSync(path))
      throw new CommandFailure(`${path} exists already. Add --force to replace it.`);
    this.#partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
  }

  open(): WriteStream {
    // Opened at once, so that a missing folder is detected here.
    return createWriteStream(this.#partial, { fd: openSync(this.#partial, 'wx', this.mode), flush: true });
  }

  write(text: string): void {
    writeFileSync(this.#partial, text, { flag: 'wx', mode: this.mode, flush: true });
  }

  /** Moves it to its final name. */
  finish(): void {
    renameSync(this.#partial, this.path);
  }

  /** Removes the incomplete file. */
  discard(): void {
    rmSync(this.#partial, { force: true });
  }

  /** The failure when it cannot be written; undefined when the error concerns something else. */
  complaintAbout(error: unknown): CommandFailure | undefined {
    return isOfSystem(error) ? unwritable(this.path, error) : undefined;
  }
}
