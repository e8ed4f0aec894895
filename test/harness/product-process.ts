import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Milliseconds within which a process must have started. */
const START_MS = 60_000;

/** A server or worker as operators run it: a separate process from the built files. */
export class ProductProcess {
  #child: ChildProcess | undefined;
  #said = '';

  constructor(
    private readonly name: 'server' | 'worker',
    private readonly environment: Readonly<Record<string, string>>,
    /** Flags for Node. */
    private readonly node: readonly string[] = [],
  ) {}

  /** Its output since the last start. */
  get said(): string {
    return this.#said;
  }

  /** Starts it, and waits until it logs that it is running. */
  async start(): Promise<void> {
    const main = fileURLToPath(new URL(`../../dist/apps/${this.name}/src/main.js`, import.meta.url));
    const child = spawn(process.execPath, [...this.node, main], {
      env: {
        NODE_COMPILE_CACHE: join(tmpdir(), 'openeiam-test-compiled'),
        WORKER_PORT: '0',
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#said = '';
    await new Promise<void>((resolve, reject) => {
      const fail = () => {
        reject(new Error(`The ${this.name} did not start: ${this.#said}`));
      };
      const timer = setTimeout(fail, START_MS);
      const hear = (text: string) => {
        this.#said += text;
        if (!this.#said.includes(`${this.name} is running`)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout.setEncoding('utf8').on('data', hear);
      child.stderr.setEncoding('utf8').on('data', hear);
      child.once('exit', () => {
        clearTimeout(timer);
        fail();
      });
    });
  }

  /** `kill -9`: it cannot finish anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it with `SIGTERM`, as operators do. Gives its exit code: 0 if it ended by itself in time. */
  async stop(): Promise<number | null> {
    await this.end('SIGTERM');
    return this.#child?.exitCode ?? null;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
