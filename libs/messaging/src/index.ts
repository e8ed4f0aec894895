export type { DomainEvent } from './events/domain-event.js';
export { EventPublisher } from './events/event-publisher.js';
export { FailedDeliveries, type FailedDelivery } from './events/failed-deliveries.js';
export {
  OnCommitted,
  OnDomainEvent,
  OnDomainEventBatch,
  OnEveryDomainEvent,
  WithinPublication,
} from './events/on-domain-event.js';
export { DrainOutbox } from './events/drain-outbox.js';
export { dueRows } from './infra/due-rows.js';
export type { DeliveryChoice } from './infra/failed-deliveries.js';
export { pauseAfter } from './jobs/back-off.js';
export { Claims } from './jobs/claims.js';
export { defineJob, type JobKey } from './jobs/job-definition.js';
export {
  AttemptFailed,
  handledBy,
  HandlesJob,
  type JobHandler,
  type JobRun,
  type ClaimedWork,
} from './jobs/job-handler.js';
export { JobNotices } from './jobs/job-notices.js';
export { RunJob } from './jobs/run-job.js';
export { CommandNotifications } from './live/command-notifications.js';
export { LiveCache } from './live/live-cache.js';
export { LiveNotifications, type LiveData, type LiveHandler } from './live/live-notifications.js';
export { MessagingModule } from './messaging.module.js';
export { MessagingStats, type OutboxStats } from './metrics/messaging-stats.js';
export { WorkerStats } from './metrics/worker-stats.js';
export { FailedJobs, type FailedJob, type JobChoice } from './queues/failed-jobs.js';
export { LEAST_POOL } from './queues/share-of-pool.js';
export { prepareDatabase } from './queues/prepare-database.js';
export { RedisServer } from './queues/redis-server.js';
export { Recurring } from './schedule/recurring.js';
export type { TaskRun } from './schedule/task-runs.js';
