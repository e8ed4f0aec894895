import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { newId } from '#kernel';
import { isServiceAway, LOGGER, runInContext, type Logger } from '#runtime';
import { decoratedMethods } from '../decorated-methods.js';
import { Claims } from '../jobs/claims.js';
import { RECURRING_TASK, type RecurringMetadata } from './recurring.js';
import { TaskRuns } from './task-runs.js';

type RunTask = (signal: AbortSignal) => Promise<void>;

/** Milliseconds between two records that a long task is still running: then it does not count as overdue. */
const UNDER_WAY_MS = 60_000;

/** The recurring tasks of the modules in this worker. */
@Injectable()
export class Tasks {
  readonly #tasks = new Map<string, RecurringMetadata & { readonly run: RunTask }>();
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly runs: TaskRuns,
    private readonly claims: Claims,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Finds them, once all modules are loaded. */
  discover(): readonly RecurringMetadata[] {
    const { discovery, scanner, reflector } = this;
    const methods = decoratedMethods<RecurringMetadata>(RECURRING_TASK, discovery, scanner, reflector);
    for (const { metadata, call } of methods) this.#tasks.set(metadata.id, { ...metadata, run: call });
    return this.all;
  }

  /** The tasks found by `discover`. */
  get all(): readonly RecurringMetadata[] {
    return [...this.#tasks.values()];
  }

  /** Runs a task at its regular turn. Fails if the task fails. A long task is started, and not waited for. */
  async run(id: string): Promise<void> {
    const running = this.once(id, () => this.runs.started(id));
    if (this.#tasks.get(id)?.isLong === true) running.catch(() => undefined); // the reason is logged
    else await running;
  }

  /** Runs an overdue task, unless another worker does. Never fails: the task's next turn will come. */
  async runOverdue(id: string): Promise<void> {
    await this.runTaken(id, () => this.runs.takeOverdue(id));
  }

  /** Runs a task that has something to do, unless another worker does. Never fails. */
  async runDue(id: string): Promise<void> {
    await this.runTaken(id, () => this.runs.takeDue(id));
  }

  /** Asks running tasks to end, and waits for them. */
  async end(): Promise<void> {
    this.#stop.abort(new Error('The worker ends'));
    await Promise.allSettled(this.#running.values());
  }

  private async runTaken(id: string, take: () => Promise<boolean>): Promise<void> {
    if (!this.#tasks.has(id) || this.#running.has(id)) return;
    try {
      if (await take()) await this.once(id, () => Promise.resolve());
    } catch (err) {
      this.logger.debug({ err, task: id }, 'A recurring task waits for its next turn'); // the reason is logged
    }
  }

  /** Runs a task. A process never runs a task twice at once: a second call waits for the first. */
  private async once(id: string, begin: () => Promise<void>): Promise<void> {
    const task = this.#tasks.get(id);
    if (task === undefined) return; // a task of another release, whose worker still runs in parallel
    const { run, isLong } = task;
    const work = isLong === true ? () => this.atLength(id, run) : () => this.atOnce(run);
    const running = this.#running.get(id) ?? this.execute(id, work, begin);
    this.#running.set(id, running);
    await running.finally(() => this.#running.delete(id));
  }

  private async execute(id: string, run: () => Promise<boolean>, begin: () => Promise<void>): Promise<void> {
    const requestId = newId();
    await runInContext({ requestId, correlationId: requestId, actor: { kind: 'system' } }, async () => {
      try {
        await begin();
        if (await run()) await this.runs.finished(id);
      } catch (error) {
        await this.report(id, error);
        throw error;
      }
    });
  }

  private async atOnce(run: RunTask): Promise<boolean> {
    await run(this.#stop.signal);
    return true;
  }

  /** Runs a long task. False: another worker is running it. */
  private async atLength(id: string, run: RunTask): Promise<boolean> {
    const claim = { job: 'task', key: id, run: newId() };
    const held = await this.claims.hold(claim);
    if (held === undefined) return false;
    const underWay = setInterval(() => {
      this.runs.started(id).catch(() => undefined); // the database is away: the next attempt decides
    }, UNDER_WAY_MS);
    try {
      await run(AbortSignal.any([this.#stop.signal, held.lost]));
      return true;
    } finally {
      clearInterval(underWay);
      held.end();
      await this.claims.letGo(claim).catch(() => undefined); // it expires by itself
    }
  }

  private async report(id: string, error: unknown): Promise<void> {
    this.logger.error({ err: error, task: id }, 'A recurring task failed');
    if (isServiceAway(error)) return; // that could not be stored either
    await this.runs.failed(id, error).catch(() => undefined); // the database went away meanwhile: the failure is logged
  }
}
