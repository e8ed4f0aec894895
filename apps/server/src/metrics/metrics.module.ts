import { Module } from '@nestjs/common';
import { AttemptMetrics } from './attempt-metrics.js';
import { MessagingMetrics } from './messaging-metrics.js';

/** Figures of libs that cannot know the registry, because they stand beside or below it in the graph. */
@Module({ providers: [AttemptMetrics, MessagingMetrics] })
export class MetricsModule {}
