import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ScheduleModule } from '@nestjs/schedule';
import { Connections } from '#database';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
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
import { RetryDeliveries } from './events/retry-deliveries.js';
import { LiveNotifications } from './live/live-notifications.js';
import { PostgresLiveNotifications } from './live/postgres-live-notifications.js';
import { RedisLiveNotifications } from './live/redis-live-notifications.js';
import { MessagingFigures } from './metrics/messaging-figures.js';
import { FailedJobs } from './queues/failed-jobs.js';
import { QUEUE_BACKEND, queueBackend } from './queues/queue-backend.js';
import { RedisServer } from './queues/redis-server.js';
import { RecurringTasks } from './schedule/recurring-tasks.js';

const live: Provider = {
  provide: LiveNotifications,
  inject: [SETTINGS, LOGGER, Connections],
  useFactory: (settings: Settings, logger: Logger, connections: Connections) =>
    settings.REDIS_URL === undefined
      ? new PostgresLiveNotifications(connections, logger)
      : new RedisLiveNotifications(settings.REDIS_URL, logger),
};

const backend: Provider = {
  provide: QUEUE_BACKEND,
  inject: [SETTINGS, Connections],
  useFactory: queueBackend,
};

/** How modules and processes talk: domain events, live notifications, queues, recurring tasks. */
@Module({})
export class MessagingModule {
  /** Publishes events and live notifications; delivers nothing. */
  static forServer(): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [EventEmitterModule.forRoot(), DiscoveryModule],
      providers: [
        live,
        backend,
        Nudges,
        PublicationHandlers,
        EventPublisher,
        FailedDeliveries,
        FailedJobs,
        MessagingFigures,
        RedisServer,
      ],
      exports: [
        EventPublisher,
        FailedDeliveries,
        FailedJobs,
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
        RetryDeliveries,
        OutboxWorker,
        RecurringTasks,
        PurgeInbox,
      ],
      exports: [EventPublisher, LiveNotifications, DrainOutbox],
    };
  }
}
