import { Injectable } from '@nestjs/common';
import { FailedJobs, MessagingStats, RedisServer } from '#messaging';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Waiting jobs above which the doctor warns. */
const MANY_JOBS = 1_000;

/** Share of Redis's memory in use above which the doctor warns. */
const FULL = 0.8;

/** The doctor's checks of the queues, their workers and Redis. */
@Injectable()
export class QueueChecks {
  constructor(
    private readonly stats: MessagingStats,
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
    if (facts === undefined) return ok('Redis is not used; PostgreSQL does its work.');
    const { version, whenFull, usedBytes, mostBytes, isReplica } = facts;
    if (isReplica)
      return failed(
        `Redis ${version} is a replica.`,
        'Set REDIS_URL to the primary: a replica accepts no jobs.',
      );
    if (whenFull !== 'noeviction')
      return warning(
        `Redis ${version} evicts data when its memory is full (${whenFull}).`,
        'Set maxmemory-policy noeviction in its configuration; otherwise jobs get lost.',
      );
    if (mostBytes > 0 && usedBytes > FULL * mostBytes)
      return warning(
        `Redis ${version} uses ${((100 * usedBytes) / mostBytes).toFixed(0)} % of its memory.`,
        'Raise its maxmemory, or find out what else stores data there.',
      );
    return ok(`Redis ${version} answers.`);
  }

  private async queues(): Promise<Omit<Finding, 'check'>> {
    const waiting = await this.jobs.waiting();
    const text = `The queues answer; ${String(waiting)} jobs wait.`;
    if (waiting <= MANY_JOBS) return ok(text);
    return warning(text, 'Start more workers, or find out from their logs what takes so long.');
  }

  private async failedJobs(): Promise<Omit<Finding, 'check'>> {
    const jobs = await this.jobs.list({});
    if (jobs.length === 0) return ok('No job has failed.');
    const names = [...new Set(jobs.map(({ name }) => name))].join(', ');
    return warning(
      `${String(jobs.length)} jobs have failed: ${names}.`,
      'For the reasons, run: jobs list. Then run: jobs retry --all, or jobs drop',
    );
  }

  /** Workers record in the database when each task last ran. */
  private async worker(): Promise<Omit<Finding, 'check'>> {
    const tasks = await this.stats.tasks();
    if (tasks.length === 0)
      return failed('No recurring tasks are known: no worker has run yet.', 'Start a worker.');
    const overdue = tasks.filter(({ isOverdue }) => isOverdue).map(({ id }) => id);
    if (overdue.length > 0)
      return failed(
        `These recurring tasks are overdue: ${overdue.join(', ')}.`,
        'Start a worker, or find out from its log why it does not run them.',
      );
    const failing = tasks.filter(({ failures }) => failures > 0).map(({ id }) => id);
    if (failing.length === 0) return ok(`Workers run ${String(tasks.length)} recurring tasks.`);
    return warning(
      `These recurring tasks failed at their last run: ${failing.join(', ')}.`,
      'For the reasons, see /tasks of a worker, or its log.',
    );
  }
}
