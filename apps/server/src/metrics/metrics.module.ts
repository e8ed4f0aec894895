import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { AttemptMetrics } from './attempt-metrics.js';
import { MailMetrics } from './mail-metrics.js';

/** Metrics of libs that must not depend on the registry, because of their position in the dependency graph. */
@Module({ imports: [MailModule], providers: [AttemptMetrics, MailMetrics] })
export class MetricsModule {}
