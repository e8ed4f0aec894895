import { All, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswersForeignOrigins, CurrentTenant, Public, RateLimit, WithoutCsrfToken } from '#http';
import { BEFORE_LOGON } from '#pages';
import type { Tenant } from '#tenancy';
import { DescribeVisit } from './describe-visit.js';
import { HandToProvider } from './hand-to-provider.js';

/** Where browsers come from an application: to log on, to log off, to confirm a device. */
@Controller('t/:slug/oidc')
@ApiExcludeController()
@Public(BEFORE_LOGON)
@RateLimit({ burst: 300, perMinute: 1_200 })
export class BrowserController {
  constructor(
    private readonly visits: DescribeVisit,
    private readonly provider: HandToProvider,
  ) {}

  /** An application's question, and what goes on once the portal has answered. By GET or POST (OpenID Connect Core, 3.1.2.1). */
  @All(['auth', 'auth/:uid', 'logout', 'logout/success'])
  @AnswersForeignOrigins('applications send people here, and a POST of theirs brings no cookie of ours')
  begin(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(tenant, request, reply);
  }

  /** The page that takes the code of a device. What stands in the address is only filled in: whoever made it decides nothing. */
  @Get(['device', 'device/:uid'])
  async device(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(tenant, request, reply);
  }

  @Post(['device', 'logout/confirm'])
  @WithoutCsrfToken('the provider ties its forms to its session in this browser')
  confirm(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(tenant, request, reply);
  }

  private async answer(tenant: Tenant, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const visit = await this.visits.of(request, reply, tenant);
    await this.provider.execute(tenant, request, reply, visit);
  }
}
