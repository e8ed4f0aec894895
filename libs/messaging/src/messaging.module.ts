import {
  Inject,
  Module,
  Optional,
  type DynamicModule,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ScheduleModule } from '@nestjs/schedule';
import { Connections, UnitOfWork } from '#database';
import { LOGGER, Outages, SETTINGS, type Logger, type Settings } from '#runtime';
import { DeliverBatch } from './events/deliver-batch.js';
import { DeliverEvent } from './events/deliver-event.js';
import { DrainOutbox } from './events/drain-outbox.js';
import { EventPublisher } from './events/event-publisher.js';
import { FailedDeliveries } from './events/failed-deliveries.js';
import { ListenerRegistry } from './events/listener-registry.js';
import { Nudges } from './events/nudges.js';
import { OutboxWorker } from './events/outbox-worker.js';
import { PublicationHandlers } from './events/publication-handlers.js';
import { PurgeInbox } from './events/purge-inbox.js';
import { Redeliver } from './events/redeliver.js';
import { Claims } from './jobs/claims.js';
import { JobNotices } from './jobs/job-notices.js';
import { JobRegistry } from './jobs/job-registry.js';
import { Jobs } from './jobs/jobs.js';
import { RunJob } from './jobs/run-job.js';
import { PostgresCommandNotifications, RedisCommandNotifications } from './live/command-notifications.js';
import { LiveNotifications } from './live/live-notifications.js';
import { PostgresLiveNotifications } from './live/postgres-live-notifications.js';
import { RedisLiveNotifications } from './live/redis-live-notifications.js';
import { MessagingFigures } from './metrics/messaging-figures.js';
import { WorkerFigures } from './metrics/worker-figures.js';
import { chooseBackend } from './queues/choose-backend.js';
import { FailedJobs } from './queues/failed-jobs.js';
import { QUEUE_BACKEND, type QueueBackend } from './queues/queue-backend.js';
import { RedisServer } from './queues/redis-server.js';
import { RecurringTasks } from './schedule/recurring-tasks.js';
import { Schedulers } from './schedule/schedulers.js';
import { TaskRuns } from './schedule/task-runs.js';
import { Tasks } from './schedule/tasks.js';
import { LookForWork } from './sweep/look-for-work.js';
import { Sweep } from './sweep/sweep.js';

const live: Provider = {
  provide: LiveNotifications,
  inject: [SETTINGS, LOGGER, Outages, Connections],
  useFactory: (settings: Settings, logger: Logger, outages: Outages, connections: Connections) =>
    settings.REDIS_URL === undefined
      ? new PostgresLiveNotifications(connections, logger, outages)
      : new RedisLiveNotifications(settings.REDIS_URL, logger, outages),
};

const liveOfCommands: Provider = {
  provide: LiveNotifications,
  inject: [SETTINGS, UnitOfWork],
  useFactory: (settings: Settings, unitOfWork: UnitOfWork) =>
    settings.REDIS_URL === undefined
      ? new PostgresCommandNotifications(unitOfWork)
      : new RedisCommandNotifications(settings.REDIS_URL),
};

const backend: Provider = {
  provide: QUEUE_BACKEND,
  inject: [SETTINGS, Connections, Outages],
  useFactory: chooseBackend,
};

/** How modules and processes talk: domain events, live notifications, jobs, recurring tasks. */
@Module({})
export class MessagingModule implements OnApplicationShutdown {
  constructor(@Optional() @Inject(QUEUE_BACKEND) private readonly queues: QueueBackend | undefined) {}

  /** Publishes; delivers nothing. */
  static forServer(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule],
      providers: [
        live,
        Nudges,
        PublicationHandlers,
        EventPublisher,
        FailedDeliveries,
        JobNotices,
        TaskRuns,
        MessagingFigures,
      ],
      exports: [EventPublisher, FailedDeliveries, JobNotices, LiveNotifications, MessagingFigures],
    };
  }

  /** Publishes; hears and delivers nothing. Only what is asked about Redis and the queues needs them. */
  static forCommands(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule],
      providers: [
        liveOfCommands,
        Nudges,
        PublicationHandlers,
        EventPublisher,
        FailedDeliveries,
        FailedJobs,
        JobNotices,
        TaskRuns,
        MessagingFigures,
        RedisServer,
      ],
      exports: [
        EventPublisher,
        FailedDeliveries,
        FailedJobs,
        JobNotices,
        LiveNotifications,
        MessagingFigures,
        RedisServer,
      ],
    };
  }

  /** Publishes, delivers events to the durable listeners, and runs recurring tasks. */
  static forWorker(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule, ScheduleModule.forRoot()],
      providers: [
        live,
        Nudges,
        PublicationHandlers,
        EventPublisher,
        backend,
        ListenerRegistry,
        DeliverBatch,
        DeliverEvent,
        DrainOutbox,
        Redeliver,
        JobNotices,
        Claims,
        JobRegistry,
        RunJob,
        Jobs,
        OutboxWorker,
        TaskRuns,
        Tasks,
        Schedulers,
        RecurringTasks,
        LookForWork,
        Sweep,
        PurgeInbox,
        MessagingFigures,
        WorkerFigures,
      ],
      exports: [EventPublisher, JobNotices, LiveNotifications, DrainOutbox, MessagingFigures, WorkerFigures],
    };
  }

  /** When all that has a queue is closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.queues?.end();
  }
}
