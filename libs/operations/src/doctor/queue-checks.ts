import { Injectable } from '@nestjs/common';
import { FailedJobs, MessagingFigures, RedisServer } from '#messaging';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Seconds that a recurring task may be behind its time while a worker runs: it may be long, and others come first. */
const TASK_SECONDS = 120;

/** Jobs that wait while workers work. */
const MANY_JOBS = 1_000;

/** Share of Redis's memory that is in use. */
const FULL = 0.8;

/** What the doctor asks about queues, the workers that serve them, and Redis. */
@Injectable()
export class QueueChecks {
  constructor(
    private readonly figures: MessagingFigures,
    private readonly jobs: FailedJobs,
    private readonly redis: RedisServer,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'redis', look: () => this.server() },
      { name: 'queues', look: () => this.queues() },
      { name: 'jobs', look: () => this.failedJobs() },
      { name: 'worker', look: () => this.worker() },
    ];
  }

  private async server(): Promise<Omit<Finding, 'check'>> {
    const facts = await this.redis.ask();
    if (facts === undefined) return ok('There is no Redis; PostgreSQL does its work.');
    const { version, whenFull, usedBytes, mostBytes, isReplica } = facts;
    if (isReplica)
      return failed(
        `Redis ${version} is a replica.`,
        'Let REDIS_URL lead to the primary: a replica takes no jobs.',
      );
    if (whenFull !== 'noeviction')
      return warning(
        `Redis ${version} forgets data when its memory is full (${whenFull}).`,
        'Set maxmemory-policy noeviction in its configuration, or jobs get lost.',
      );
    if (mostBytes > 0 && usedBytes > FULL * mostBytes)
      return warning(
        `Redis ${version} uses ${((100 * usedBytes) / mostBytes).toFixed(0)} % of its memory.`,
        'Raise its maxmemory, or see what else keeps data there.',
      );
    return ok(`Redis ${version} answers.`);
  }

  private async queues(): Promise<Omit<Finding, 'check'>> {
    const queues = await this.figures.queues();
    const waiting = queues
      .filter(({ state }) => state === 'waiting')
      .reduce((sum, { jobs }) => sum + jobs, 0);
    const text = `The queues answer; ${String(waiting)} jobs wait.`;
    if (waiting <= MANY_JOBS) return ok(text);
    return warning(text, 'Start more workers, or see in their logs what takes so long.');
  }

  private async failedJobs(): Promise<Omit<Finding, 'check'>> {
    const jobs = await this.jobs.list({});
    if (jobs.length === 0) return ok('No job has failed.');
    const names = [...new Set(jobs.map(({ name }) => name))].join(', ');
    return warning(
      `${String(jobs.length)} jobs have failed: ${names}.`,
      'See why with: jobs list. Then: jobs retry --all, or jobs drop',
    );
  }

  /** A queue says when each task is due: one that no worker takes stays due. */
  private async worker(): Promise<Omit<Finding, 'check'>> {
    const schedules = await this.jobs.schedules();
    if (schedules.length === 0)
      return failed('No recurring task is known to the queue: no worker has run.', 'Start a worker.');
    const due = schedules.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt.getTime()]));
    const late = (Date.now() - Math.min(...due)) / 1_000;
    if (late <= TASK_SECONDS) return ok(`Workers run ${String(schedules.length)} recurring tasks.`);
    return failed(
      `A recurring task has been due for ${late.toFixed(0)} seconds.`,
      'Start a worker, or see in its log why it does nothing.',
    );
  }
}
