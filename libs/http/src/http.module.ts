import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access-guard.js';
import { AnnounceRefusals } from './access/announce-refusals.js';
import { CheckAccessDeclarations } from './access/check-declarations.js';
import { Principals } from './access/principals.js';
import { Cookies } from './cookies/cookies.js';
import { CsrfGuard } from './csrf/csrf-guard.js';
import { CsrfTokens } from './csrf/csrf-tokens.js';
import { SameOrigin } from './csrf/same-origin.js';
import { EventStreams } from './event-stream/event-streams.js';
import { LiveConnections } from './event-stream/live-connections.js';
import { HealthController } from './health/health-controller.js';
import { Readiness } from './health/readiness.js';
import { HttpMetrics } from './metrics/http-metrics.js';
import { MetricsController } from './metrics/metrics-controller.js';
import { PoolMetrics } from './metrics/pool-metrics.js';
import { createRegistry, METRICS } from './metrics/registry.js';
import { ApiDescription, ApiDescriptionController } from './openapi/api-description.js';
import { ProblemFilter } from './problems/problem-filter.js';
import { RateLimitGuard } from './rate-limit/rate-limit-guard.js';
import { TenantGuard } from './tenant/tenant-guard.js';

/** Everything between Fastify and a controller. Needs `RuntimeModule`. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController, MetricsController, ApiDescriptionController],
  providers: [
    // Guards run in this order: the cheap ones first, the one that asks the database last.
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: TenantGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: METRICS, useFactory: createRegistry },
    AnnounceRefusals,
    ApiDescription,
    CheckAccessDeclarations,
    Cookies,
    CsrfTokens,
    EventStreams,
    HttpMetrics,
    LiveConnections,
    PoolMetrics,
    Principals,
    Readiness,
    SameOrigin,
  ],
  exports: [
    ApiDescription,
    Cookies,
    CsrfTokens,
    EventStreams,
    HttpMetrics,
    LiveConnections,
    METRICS,
    Principals,
    Readiness,
    SameOrigin,
  ],
})
export class HttpModule {}
