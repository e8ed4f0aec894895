import { Module } from '@nestjs/common';
import { AttemptMetrics } from './attempt-metrics.js';

/** Figures of libs that cannot know the registry, because they stand beside or below it in the graph. */
@Module({ providers: [AttemptMetrics] })
export class MetricsModule {}
