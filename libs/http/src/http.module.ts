import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access-guard.js';
import { CheckAccessDeclarations } from './access/check-declarations.js';
import { Principals } from './access/principals.js';
import { Cookies } from './cookies/cookies.js';
import { CsrfGuard } from './csrf/csrf-guard.js';
import { CsrfTokens } from './csrf/csrf-tokens.js';
import { SameOrigin } from './csrf/same-origin.js';
import { EventStreams } from './event-stream/event-streams.js';
import { LiveConnections } from './event-stream/live-connections.js';
import { ObservationModule } from './observation.module.js';
import { ApiDescription, ApiDescriptionController } from './openapi/api-description.js';
import { RateLimitGuard } from './rate-limit/rate-limit-guard.js';
import { TenantGuard } from './tenant/tenant-guard.js';

/** Everything between Fastify and a controller. Needs `RuntimeModule`. */
@Global()
@Module({
  imports: [DiscoveryModule, ObservationModule],
  controllers: [ApiDescriptionController],
  providers: [
    // Guards run in this order: cheap ones first, the one that queries the database last.
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: TenantGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    ApiDescription,
    CheckAccessDeclarations,
    Cookies,
    CsrfTokens,
    EventStreams,
    LiveConnections,
    Principals,
    SameOrigin,
  ],
  exports: [
    ApiDescription,
    Cookies,
    CsrfTokens,
    EventStreams,
    LiveConnections,
    ObservationModule,
    Principals,
    SameOrigin,
  ],
})
export class HttpModule {}
