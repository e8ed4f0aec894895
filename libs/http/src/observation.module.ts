import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { RecordDeniedAccess } from './access/record-denied-access.js';
import { HealthController } from './health/health-controller.js';
import { Readiness } from './health/readiness.js';
import { RegisterReadinessChecks } from './health/register-readiness-checks.js';
import { ClockSkew } from './metrics/clock-skew.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { MessagingMetrics } from './metrics/messaging-metrics.js';
import { MetricsController } from './metrics/metrics-controller.js';
import { MetricsReaders } from './metrics/metrics-readers.js';
import { PoolMetrics } from './metrics/pool-metrics.js';
import { ReadyMetric } from './metrics/ready-metric.js';
import { createRegistry, METRICS } from './metrics/registry.js';
import { ProblemFilter } from './problems/problem-filter.js';
import { RefusalListeners } from './problems/refusal-listeners.js';

/** Monitoring of a process by HTTP: liveness, readiness, metrics. Needs `RuntimeModule`. */
@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: METRICS, useFactory: createRegistry },
    RecordDeniedAccess,
    ClockSkew,
    HttpMetrics,
    MessagingMetrics,
    MetricsReaders,
    PoolMetrics,
    Readiness,
    ReadyMetric,
    RefusalListeners,
    RegisterReadinessChecks,
  ],
  exports: [HttpMetrics, METRICS, MetricsReaders, Readiness, RefusalListeners],
})
export class ObservationModule {}
