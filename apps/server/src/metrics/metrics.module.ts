import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { AttemptMetrics } from './attempt-metrics.js';
import { MailMetrics } from './mail-metrics.js';

/** Figures of libs that cannot know the registry, because they stand beside or below it in the graph. */
@Module({ imports: [MailModule], providers: [AttemptMetrics, MailMetrics] })
export class MetricsModule {}
