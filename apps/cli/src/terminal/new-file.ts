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

/** Only for whoever runs the command. */
const MODE = 0o600;

/**
 * A file that is there under its name only when it is whole: until then it is written beside it, under another name.
 */
export class NewFile {
  readonly #partial: string;

  /** @throws CommandFailure when there is one already, and it may not be replaced */
  constructor(
    readonly path: string,
    mayReplace: boolean,
  ) {
    if (!mayReplace && existsSync(path))
      throw new CommandFailure(`${path} exists already. Add --force to replace it.`);
    this.#partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
  }

  open(): WriteStream {
    // At once, so that a folder that is not there is found out here.
    return createWriteStream(this.#partial, { fd: openSync(this.#partial, 'wx', MODE), flush: true });
  }

  write(text: string): void {
    writeFileSync(this.#partial, text, { flag: 'wx', mode: MODE, flush: true });
  }

  /** Gives it its name. */
  finish(): void {
    renameSync(this.#partial, this.path);
  }

  /** Removes what there is of it. */
  discard(): void {
    rmSync(this.#partial, { force: true });
  }

  /** What to say when it cannot be written; undefined when the error is about something else. */
  complaintAbout(error: unknown): CommandFailure | undefined {
    return isOfSystem(error) ? unwritable(this.path, error) : undefined;
  }
}
