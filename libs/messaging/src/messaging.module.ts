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
import { Connections, UnitOfWork } from '#database';
import { LOGGER, Outages, SETTINGS } from '#runtime';
import { EventPublisher } from './events/event-publisher.js';
import { FailedDeliveries } from './events/failed-deliveries.js';
import { OutboxNotifier } from './events/outbox-notifier.js';
import { PublicationHandlers } from './events/publication-handlers.js';
import { JobNotices } from './jobs/job-notices.js';
import { chooseCommandNotifications, chooseNotifications } from './live/choose-notifications.js';
import { LiveNotifications } from './live/live-notifications.js';
import { MessagingStats } from './metrics/messaging-stats.js';
import { FailedJobs } from './queues/failed-jobs.js';
import { QUEUE_BACKEND, type QueueBackend } from './queues/queue-backend.js';
import { RedisServer } from './queues/redis-server.js';
import { TaskRuns } from './schedule/task-runs.js';

const live: Provider = {
  provide: LiveNotifications,
  inject: [SETTINGS, LOGGER, Outages, Connections],
  useFactory: chooseNotifications,
};

const liveOfCommands: Provider = {
  provide: LiveNotifications,
  inject: [SETTINGS, UnitOfWork],
  useFactory: chooseCommandNotifications,
};

/** Providers for every process that publishes events. */
const publishing: readonly Provider[] = [
  OutboxNotifier,
  PublicationHandlers,
  EventPublisher,
  JobNotices,
  TaskRuns,
  MessagingStats,
];
const published = [EventPublisher, JobNotices, LiveNotifications, MessagingStats];

/** Communication between modules and processes: domain events, live notifications, jobs, recurring tasks. */
@Module({})
export class MessagingModule implements OnApplicationShutdown {
  constructor(@Optional() @Inject(QUEUE_BACKEND) private readonly queues: QueueBackend | undefined) {}

  /** Publishes; delivers nothing. */
  static forServer(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule],
      providers: [live, ...publishing, FailedDeliveries],
      exports: [...published, FailedDeliveries],
    };
  }

  /** Publishes; receives and delivers nothing. Connects to Redis and the queues only for questions about them. */
  static forCommands(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule],
      providers: [liveOfCommands, ...publishing, FailedDeliveries, FailedJobs, RedisServer],
      exports: [...published, FailedDeliveries, FailedJobs, RedisServer],
    };
  }

  /** Publishes, delivers events to the durable listeners, does jobs, and runs recurring tasks. Only a worker loads the code for that. */
  static async forWorker(): Promise<DynamicModule> {
    const { delivering, delivered, scheduling } = await import('./worker-parts.js');
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule, scheduling],
      providers: [live, ...publishing, ...delivering],
      exports: [...published, ...delivered],
    };
  }

  /** Runs after everything with a queue is closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.queues?.end();
  }
}
