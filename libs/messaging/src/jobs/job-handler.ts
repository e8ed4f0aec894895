import { SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Transaction } from '#database';
import type { JobDefinition } from './job-definition.js';

/** What a handler needs for one attempt. */
export interface Taken {
  /** Number of this attempt since the last one that went well, from 1. */
  readonly attempts: number;
  /** Of the act that set the job off. Without it, the attempt is an act of its own. */
  readonly correlationId?: string;
}

/** An attempt at a job. */
export interface JobRun {
  /** Of this attempt alone: what is written under it does not count once another attempt has begun. */
  readonly id: string;
  /** Aborted when the worker ends, when the attempt takes too long, and when another worker has taken the job over. */
  readonly signal: AbortSignal;
}

/**
 * Does the jobs of a kind. `take` and what follows note in short transactions of the tenant how things stand; only `execute` may
 * wait for something outside of the database, and has no transaction.
 */
export interface JobHandler<Work extends Taken, Done = void> {
  /** The ids that this process can do, when it cannot do all; `due` is given them. */
  readonly only?: readonly string[];
  /** Takes the row, and counts the attempt. Undefined: there is nothing to do, or not now. */
  take(transaction: Transaction, id: string, run: JobRun): Promise<Work | undefined>;
  /** Does it. What it throws is why the attempt failed. */
  execute(work: Work, run: JobRun): Promise<Done>;
  /** Notes that it is done. Gives whether there is more to do for the row at once. */
  done(transaction: Transaction, work: Work, result: Done): Promise<boolean>;
  /**
   * Notes that the attempt failed.
   *
   * @param pauseSeconds until the next attempt; null: it is given up
   */
  failed(transaction: Transaction, work: Work, error: unknown, pauseSeconds: number | null): Promise<void>;
  /** Notes that the worker ends before the job did: another one does it at once. Without it, `execute` is waited for. */
  giveBack?(transaction: Transaction, work: Work): Promise<void>;
}

/** Thrown by `execute` to say more about the next attempt than the definition does. */
export class AttemptFailed extends Error {
  override readonly name = 'AttemptFailed';

  /** @param next seconds until the next attempt, or that another one is in vain */
  constructor(
    message: string,
    readonly next: { readonly pauseSeconds: number } | 'never',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Metadata key of classes that do jobs. */
const JOB_HANDLER = Symbol('JobHandler');

/** Marks a provider as the one that does the jobs of a kind, in each worker. */
export function HandlesJob<Work extends Taken, Done>(
  definition: JobDefinition,
): (target: abstract new (...given: never[]) => JobHandler<Work, Done>) => void {
  return SetMetadata(JOB_HANDLER, definition);
}

/** A kind of job, and what does it in this process. */
export interface HandledJob {
  readonly definition: JobDefinition;
  readonly handler: JobHandler<Taken, unknown>;
}

const reflector = new Reflector();

/** The job that a provider does; undefined when it does none. */
export function handledBy(provider: object): HandledJob | undefined {
  const definition = reflector.get<JobDefinition | undefined>(JOB_HANDLER, provider.constructor);
  return definition && { definition, handler: provider as JobHandler<Taken, unknown> };
}
