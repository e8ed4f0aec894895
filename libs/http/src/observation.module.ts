import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AnnounceRefusals } from './access/announce-refusals.js';
import { HealthController } from './health/health-controller.js';
import { Readiness } from './health/readiness.js';
import { RegisterNeeds } from './health/register-needs.js';
import { ClockSkew } from './metrics/clock-skew.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { MessagingMetrics } from './metrics/messaging-metrics.js';
import { MetricsController } from './metrics/metrics-controller.js';
import { MetricsReaders } from './metrics/metrics-readers.js';
import { PoolMetrics } from './metrics/pool-metrics.js';
import { ReadyMetric } from './metrics/ready-metric.js';
import { createRegistry, METRICS } from './metrics/registry.js';
import { ProblemFilter } from './problems/problem-filter.js';

/** Monitoring of a process by HTTP: liveness, readiness, metrics. Needs `RuntimeModule`. */
@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: METRICS, useFactory: createRegistry },
    AnnounceRefusals,
    ClockSkew,
    HttpMetrics,
    MessagingMetrics,
    MetricsReaders,
    PoolMetrics,
    Readiness,
    ReadyMetric,
    RegisterNeeds,
  ],
  exports: [HttpMetrics, METRICS, MetricsReaders, Readiness],
})
export class ObservationModule {}
