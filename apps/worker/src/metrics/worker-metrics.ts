import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { askedGauge, METRICS, type Figure } from '#http';
import { WorkerFigures, type TaskRun } from '#messaging';

/** One gauge of the recurring tasks. */
type TaskGauge = readonly [name: string, help: string, valueOf: (task: TaskRun) => number];

const TASKS: readonly TaskGauge[] = [
  [
    'openeiam_task_idle_seconds',
    'Seconds since a recurring task went well, on whichever worker.',
    ({ idleSeconds }) => idleSeconds,
  ],
  [
    'openeiam_task_interval_seconds',
    'Seconds between two turns of a recurring task.',
    ({ everyMs }) => everyMs / 1_000,
  ],
  [
    'openeiam_task_failures',
    'How often a recurring task failed since it last went well.',
    ({ failures }) => failures,
  ],
];

/** Figures that only a worker knows: its queues, the schedulers and the recurring tasks. */
@Injectable()
export class WorkerMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    private readonly figures: WorkerFigures,
  ) {
    for (const [name, help, valueOf] of TASKS) {
      askedGauge(registry, { name, help, labelNames: ['task'] }, async () =>
        (await this.figures.tasks()).map((task) => ({ labels: { task: task.id }, value: valueOf(task) })),
      );
    }
    askedGauge(
      registry,
      {
        name: 'openeiam_schedulers',
        help: 'Schedulers of recurring tasks: how many there should be, and how many BullMQ holds.',
        labelNames: ['state'],
      },
      () => this.schedulers(),
    );
    askedGauge(
      registry,
      {
        name: 'openeiam_schedulers_restored',
        help: 'How often this worker has put schedulers back that were lost since it runs.',
      },
      () => Promise.resolve([{ value: this.figures.restored() }]),
    );
    askedGauge(
      registry,
      {
        name: 'openeiam_queue_jobs',
        help: 'Jobs of BullMQ by queue and state.',
        labelNames: ['queue', 'state'],
      },
      async () =>
        (await this.figures.queues()).map(({ queue, state, jobs }) => ({
          labels: { queue, state },
          value: jobs,
        })),
    );
  }

  private async schedulers(): Promise<readonly Figure[]> {
    const { expected, registered } = await this.figures.schedulers();
    return [
      { labels: { state: 'expected' }, value: expected },
      { labels: { state: 'registered' }, value: registered },
    ];
  }
}
