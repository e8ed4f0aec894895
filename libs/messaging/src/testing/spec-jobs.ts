import { Module } from '@nestjs/common';
import type { Transaction } from '#database';
import { defineJob, knownJobs, type JobDefinition } from '../jobs/job-definition.js';
import { HandlesJob, type JobHandler, type JobRun } from '../index.js';

/** The tables of `SpecJobs`. */
export const SPEC_JOBS_SQL = `
  create table public.chore (tenant_id uuid, id text, attempts int default 0, steps int default 1, error text,
    next_attempt_at timestamptz default now(), done_at timestamptz);
  grant select, insert, update on public.chore to public;
  create function public.chores_due(present timestamptz, most integer) returns table (tenant_id uuid, id text)
    language sql stable security definer
    as $$ select tenant_id, id from public.chore where done_at is null and next_attempt_at <= now() limit most $$`;

const chore: JobDefinition = {
  name: 'messaging-spec.chore',
  due: 'public.chores_due',
  atOnce: 4,
  timeOutMs: 60_000,
  backOff: { firstSeconds: 1, longestSeconds: 1, attempts: 3 },
};

/** Defined by the first spec file of a process that needs it. */
export const Chores = knownJobs().includes(chore.name) ? chore : defineJob(chore);

/** The behaviour of a chore's executions, by its id; a chore without an entry is done at once. */
export const execution = new Map<string, (run: JobRun) => Promise<void>>();

/** Chores that cannot be taken. */
export const untakeable = new Set<string>();

/** Chores being executed, with the maximum at the same time, and a list of all runs. */
export const seen = { now: new Map<string, number>(), most: 0, runs: [] as string[] };

interface Chore {
  readonly id: string;
  readonly attempts: number;
  readonly steps: number;
}

@HandlesJob(Chores)
export class SpecJobs implements JobHandler<Chore> {
  async take(transaction: Transaction, id: string): Promise<Chore | undefined> {
    if (untakeable.has(id)) throw new Error('it cannot be taken');
    const [chore] = await transaction.query<Chore & Record<string, unknown>>(
      `update public.chore set attempts = attempts + 1
       where tenant_id = $1 and id = $2 and done_at is null and next_attempt_at <= now() returning id, attempts, steps`,
      [transaction.tenantId, id],
    );
    return chore;
  }

  async execute({ id }: Chore, run: JobRun): Promise<void> {
    const count = (seen.now.get(id) ?? 0) + 1;
    seen.now.set(id, count);
    seen.most = Math.max(seen.most, count);
    seen.runs.push(id);
    try {
      await execution.get(id)?.(run);
    } finally {
      seen.now.set(id, (seen.now.get(id) ?? 1) - 1);
    }
  }

  async done(transaction: Transaction, { id, steps }: Chore): Promise<boolean> {
    const isMore = steps > 1;
    await transaction.query(
      `update public.chore set attempts = 0, steps = steps - 1, done_at = case when not $2 then now() end where id = $1`,
      [id, isMore],
    );
    return isMore;
  }

  async failed(transaction: Transaction, { id }: Chore, error: unknown, pause: number | null): Promise<void> {
    await transaction.query(
      'update public.chore set error = $2, next_attempt_at = now() + make_interval(secs => $3) where id = $1',
      [id, String(error), pause],
    );
  }

  async giveBack(transaction: Transaction, { id }: Chore): Promise<void> {
    await transaction.query('update public.chore set attempts = attempts - 1 where id = $1', [id]);
  }
}

/** A worker with jobs on table `chore`. */
@Module({ providers: [SpecJobs] })
export class SpecJobsModule {}
