import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** User of servers that refuse to run as root, when the tests run as root; otherwise empty, for the tests' own user. */
export const NOBODY: { readonly uid: number; readonly gid: number } | Record<string, never> =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Milliseconds within which a process must end after a signal, as docs/operations.md promises. */
const END_MS = 20_000;

interface Options {
  /** File for all output; nginx cannot open the sockets that Node uses for pipes. */
  readonly log: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
}

/** A process of this machine, until it is stopped. */
export class Running {
  private constructor(
    private readonly child: ChildProcess,
    private readonly log: string,
  ) {}

  static start(program: string, words: readonly string[], { log, ...options }: Options): Running {
    const file = openSync(log, 'a');
    const child = spawn(program, words, { env: {}, ...options, stdio: ['ignore', file, file] });
    closeSync(file);
    child.on('error', () => undefined); // There is no output then; the step that waits for it reports that.
    return new Running(child, log);
  }

  get said(): string {
    return readFileSync(this.log, 'utf8');
  }

  /** Stops it; gives its exit code, null if it had to be killed. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
    child.kill(signal);
    await ended;
    clearTimeout(timer);
    return child.exitCode;
  }
}
