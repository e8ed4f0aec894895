import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Transaction } from '#database';
import type { JobDefinition } from './job-definition.js';

/** The data that a handler needs for one attempt. */
export interface ClaimedWork {
  /** Number of this attempt since the last success, from 1. */
  readonly attempts: number;
  /** Correlation id of the act that caused the job. Without it, the attempt is an act of its own. */
  readonly correlationId?: string;
}

/** An attempt at a job. */
export interface JobRun {
  /** Id of this attempt: writes under it do not count once another attempt has begun. */
  readonly id: string;
  /** Aborted when the worker shuts down, when the attempt takes too long, and when another worker has taken over the job. */
  readonly signal: AbortSignal;
}

/**
 * Does the jobs of a kind. `take`, `done`, `failed` and `giveBack` record the state in short transactions of the tenant. Only `execute` may
 * wait for something outside the database; it has no transaction.
 */
export interface JobHandler<Work extends ClaimedWork, Done = void> {
  /** The ids that this process can handle, if not all; they are passed to `due`. */
  readonly only?: readonly string[];
  /** Takes the row, and counts the attempt. Undefined: there is nothing to do, or not now. */
  take(transaction: Transaction, id: string, run: JobRun): Promise<Work | undefined>;
  /** Does the work. An error is the reason why the attempt failed. */
  execute(work: Work, run: JobRun): Promise<Done>;
  /** Records success. Returns whether the row has more to do at once. */
  done(transaction: Transaction, work: Work, result: Done): Promise<boolean>;
  /**
   * Records that the attempt failed.
   *
   * @param pauseSeconds until the next attempt; null: the job is given up
   */
  failed(transaction: Transaction, work: Work, error: unknown, pauseSeconds: number | null): Promise<void>;
  /**
   * Records that the worker shuts down before the job is done: another worker does it at once. Without this method, the shutdown waits for
   * `execute`.
   */
  giveBack?(transaction: Transaction, work: Work): Promise<void>;
}

/** Thrown by `execute` to set the next attempt differently from the definition. */
export class AttemptFailed extends Error {
  override readonly name = 'AttemptFailed';

  /** @param next seconds until the next attempt, or that further attempts are pointless */
  constructor(
    message: string,
    readonly next: { readonly pauseSeconds: number } | 'never',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Metadata key of job handlers. */
const JOB_HANDLER = Symbol('JobHandler');

/** Marks a provider as the handler of a kind of job, in each worker. */
export function HandlesJob<Work extends ClaimedWork, Done>(
  definition: JobDefinition,
): (target: abstract new (...given: never[]) => JobHandler<Work, Done>) => void {
  return SetMetadata(JOB_HANDLER, definition);
}

/** A kind of job, and its handler in this process. */
export interface HandledJob {
  readonly definition: JobDefinition;
  readonly handler: JobHandler<ClaimedWork, unknown>;
}

const reflector = new Reflector();

/** The job that a provider handles; undefined if none. */
export function handledBy(provider: object): HandledJob | undefined {
  const definition = reflector.get<JobDefinition | undefined>(JOB_HANDLER, provider.constructor);
  return definition && { definition, handler: provider as JobHandler<ClaimedWork, unknown> };
}
