import type { Provider } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { Connections } from '#database';
import { Outages, SETTINGS } from '#runtime';
import { DeliverBatch } from './events/deliver-batch.js';
import { DeliverEvent } from './events/deliver-event.js';
import { DrainOutbox } from './events/drain-outbox.js';
import { ListenerRegistry } from './events/listener-registry.js';
import { OutboxWorker } from './events/outbox-worker.js';
import { PurgeInbox } from './events/purge-inbox.js';
import { Redeliver } from './events/redeliver.js';
import { Claims } from './jobs/claims.js';
import { JobRegistry } from './jobs/job-registry.js';
import { Jobs } from './jobs/jobs.js';
import { RunJob } from './jobs/run-job.js';
import { WorkerStats } from './metrics/worker-stats.js';
import { chooseBackend } from './queues/choose-backend.js';
import { QUEUE_BACKEND } from './queues/queue-backend.js';
import { RecurringTasks } from './schedule/recurring-tasks.js';
import { Schedulers } from './schedule/schedulers.js';
import { Tasks } from './schedule/tasks.js';
import { FindWaitingWork } from './sweep/find-waiting-work.js';
import { Sweep } from './sweep/sweep.js';

const backend: Provider = {
  provide: QUEUE_BACKEND,
  inject: [SETTINGS, Connections, Outages],
  useFactory: chooseBackend,
};

/** Delivers events, does jobs and runs recurring tasks. */
export const delivering: readonly Provider[] = [
  backend,
  ListenerRegistry,
  DeliverBatch,
  DeliverEvent,
  DrainOutbox,
  Redeliver,
  Claims,
  JobRegistry,
  RunJob,
  Jobs,
  OutboxWorker,
  Tasks,
  Schedulers,
  RecurringTasks,
  FindWaitingWork,
  Sweep,
  PurgeInbox,
  WorkerStats,
];

/** The parts that other modules use. */
export const delivered = [DrainOutbox, WorkerStats];

/** Runs methods with `@Interval`. */
export const scheduling = ScheduleModule.forRoot();
