import { All, Controller, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswersForeignOrigins, CurrentTenant, Public, RateLimit } from '#http';
import type { Tenant } from '#tenancy';
import { ClientRateGuard } from './client-rate.guard.js';
import { DelegateToProvider } from './delegate-to-provider.js';
import { NO_BROWSER } from './no-browser.js';

/**
 * The endpoints that applications call themselves: tokens, keys, user information. None uses cookies. The provider allows cross-origin reads only for
 * origins that a client has registered.
 */
@Controller('t/:slug')
@ApiExcludeController()
@Public('clients prove themselves to the provider')
@AnswersForeignOrigins('no cookie counts here, and the provider tells browsers which origins may read')
@RateLimit({ burst: 600, perMinute: 3_000 })
@UseGuards(ClientRateGuard)
export class EndpointsController {
  constructor(private readonly provider: DelegateToProvider) {}

  @All([
    '.well-known/openid-configuration',
    'oidc/jwks',
    'oidc/token',
    'oidc/introspection',
    'oidc/revocation',
    'oidc/userinfo',
    'oidc/par',
    'oidc/device/auth',
  ])
  async answer(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.provider.execute(tenant, request, reply, NO_BROWSER);
  }
}
