/** Milliseconds that one part may take to stop before the shutdown goes on without it. */
const PATIENCE_MS = 25_000;

type End = () => Promise<unknown> | undefined;

/** Stops everything that was started, last first, once: on a signal, when the launching process dies, or after a failure. */
export class Shutdown {
  readonly #ends: End[] = [];
  #ended: Promise<void> | undefined;

  /** Whether the shutdown has begun. */
  get hasBegun(): boolean {
    return this.#ended !== undefined;
  }

  /** Registers how to stop a part. Register before starting it: a signal may come in between. */
  before(end: End): void {
    this.#ends.push(end);
  }

  /** Stops everything and then ends this process. Later calls wait for the first. */
  end(exitCode: number): Promise<void> {
    this.#ended ??= this.endAll().then(() => process.exit(exitCode));
    return this.#ended;
  }

  /** Shuts down on Ctrl-C, on `kill`, when the terminal closes, and when the process that launched this one is gone. */
  listen(): void {
    const end = (): void => void this.end(0);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    process.on('message', end);
    process.on('disconnect', end);
    // The reader of our output may be gone before us; the shutdown must still complete.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  private async endAll(): Promise<void> {
    for (const end of this.#ends.reverse()) {
      await withPatience(end).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
      });
    }
  }
}

async function withPatience(end: End): Promise<void> {
  const impatient = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
  await Promise.race([end(), impatient]);
}
