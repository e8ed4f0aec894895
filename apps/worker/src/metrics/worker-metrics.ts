import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { scrapedGauge, scrapedGauges, METRICS, type GaugeSample, type GaugeOf } from '#http';
import { WorkerStats, type TaskRun } from '#messaging';

/** A gauge with a value for each recurring task. */
function ofTasks(
  name: string,
  help: string,
  valueOf: (task: TaskRun) => number,
): GaugeOf<readonly TaskRun[]> {
  const of = (tasks: readonly TaskRun[]) =>
    tasks.map((task) => ({ labels: { task: task.id }, value: valueOf(task) }));
  return { name, help, labelNames: ['task'], of };
}

const TASKS = [
  ofTasks(
    'openeiam_task_idle_seconds',
    'Seconds since a recurring task went well, on whichever worker.',
    ({ idleSeconds }) => idleSeconds,
  ),
  ofTasks(
    'openeiam_task_interval_seconds',
    'Seconds between two turns of a recurring task.',
    ({ everyMs }) => everyMs / 1_000,
  ),
  ofTasks(
    'openeiam_task_failures',
    'How often a recurring task failed since it last went well.',
    ({ failures }) => failures,
  ),
];

/** Metrics that only a worker has: its queues, the schedulers and the recurring tasks. */
@Injectable()
export class WorkerMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    private readonly stats: WorkerStats,
  ) {
    scrapedGauges(registry, TASKS, () => this.stats.tasks());
    scrapedGauge(
      registry,
      {
        name: 'openeiam_schedulers',
        help: 'Schedulers of recurring tasks: how many there should be, and how many BullMQ holds.',
        labelNames: ['state'],
      },
      () => this.schedulers(),
    );
    scrapedGauge(
      registry,
      {
        name: 'openeiam_schedulers_restored',
        help: 'How often this worker has put schedulers back that were lost since it runs.',
      },
      () => Promise.resolve([{ value: this.stats.restored() }]),
    );
    scrapedGauge(
      registry,
      {
        name: 'openeiam_queue_jobs',
        help: 'Jobs of BullMQ by queue and state.',
        labelNames: ['queue', 'state'],
      },
      async () =>
        (await this.stats.queues()).map(({ queue, state, jobs }) => ({
          labels: { queue, state },
          value: jobs,
        })),
    );
  }

  private async schedulers(): Promise<readonly GaugeSample[]> {
    const { expected, registered } = await this.stats.schedulers();
    return [
      { labels: { state: 'expected' }, value: expected },
      { labels: { state: 'registered' }, value: registered },
    ];
  }
}
