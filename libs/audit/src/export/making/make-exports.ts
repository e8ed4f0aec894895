import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { Recurring } from '#messaging';
import { LOGGER, runInContext, type Logger } from '#runtime';
import type { AuditExport } from '../stored/audit-export.js';
import { ExportLeases } from './export-leases.js';
import { MakeExport } from './make-export.js';

/** Milliseconds between two looks for an export to be made. */
const LOOK_MS = 1_000;

/** Exports that one worker makes at the same time. */
const AT_ONCE = 1;

/** Makes the exports that wait, beside the worker's other work; any number of workers share them. */
@Injectable()
export class MakeExports implements OnModuleDestroy, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly leases: ExportLeases,
    private readonly makeExport: MakeExport,
  ) {}

  /** Does not wait for what it begins: the queue of recurring tasks has others to run. */
  @Recurring('audit.exports', LOOK_MS)
  async look(): Promise<void> {
    while (this.#running.size < AT_ONCE && !this.#stop.signal.aborted) {
      const taken = await this.leases.take();
      if (taken === null) return;
      const running = runInContext(contextOf(taken), () => this.make(taken));
      this.#running.add(running);
      void running.finally(() => this.#running.delete(running));
    }
  }

  onModuleDestroy(): void {
    this.#stop.abort();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#running);
  }

  private async make(taken: AuditExport): Promise<void> {
    try {
      await this.makeExport.execute(taken, this.#stop.signal);
    } catch (error) {
      await this.settle(taken, error).catch((err: unknown) => {
        // Its lease will run out.
        this.logger.warn(
          { err, exportId: taken.id },
          'An export that was broken off could not be given back',
        );
      });
    }
  }

  private async settle(taken: AuditExport, error: unknown): Promise<void> {
    if (this.#stop.signal.aborted) {
      await this.leases.giveBack(taken);
      return;
    }
    const code = error instanceof DomainError ? error.code : undefined;
    if (code === 'export.over') return; // it is not ours any more
    if (code === undefined)
      this.logger.warn({ err: error, exportId: taken.id }, 'An export could not be made');
    const isFinal = code === 'export.too_large' || code === 'export.not_allowed';
    await this.leases.fail(taken, code ?? 'export.broken_off', isFinal);
  }
}

/** It belongs to the act that ordered it. */
function contextOf({ correlationId }: AuditExport) {
  return { requestId: newId(), correlationId, actor: { kind: 'system' as const } };
}
