import { stringify, type ParsedUrlQuery } from 'node:querystring';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { AnswersForeignOrigins, CurrentTenant, Public, RateLimit, WithoutCsrfToken } from '#http';
import { BEFORE_LOGON } from '#pages';
import type { Tenant } from '#tenancy';
import { DescribeVisit } from './describe-visit.js';
import { DelegateToProvider } from './delegate-to-provider.js';

/** A device's user code in the address; an invalid one is ignored. */
const deviceQuery = z.object({ user_code: z.string().max(20).optional().catch(undefined) });

/** The endpoints to which applications send browsers: to log on, to log off, to confirm a device. */
@Controller('t/:slug/oidc')
@ApiExcludeController()
@Public(BEFORE_LOGON)
@RateLimit({ burst: 300, perMinute: 1_200 })
export class BrowserController {
  constructor(
    private readonly visits: DescribeVisit,
    private readonly provider: DelegateToProvider,
  ) {}

  /** Takes authorization and logout requests, and continues them once the portal has answered. */
  @Get(['auth', 'auth/:uid', 'logout', 'logout/success'])
  begin(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answer(tenant, request, reply);
  }

  /**
   * Takes the same requests by POST (OpenID Connect Core, 3.1.2.1; RP-Initiated Logout, 2). A form on another site sends none of the portal's cookies; the
   * navigation that the redirect begins does.
   */
  @Post(['auth', 'logout'])
  @AnswersForeignOrigins(
    'applications send people here by forms of their own, and nothing is done but to lead on',
  )
  beginByForm(
    @Body() fields: unknown,
    @Req() { url }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): FastifyReply {
    const [path] = url.split('?', 1);
    const query = stringify({ ...(fields as ParsedUrlQuery) });
    return reply.redirect(query === '' ? `${path}` : `${path}?${query}`, 303);
  }

  /** Shows the page for a device's user code. A code in the address only fills in the field, as anybody can have made the link. */
  @Get(['device', 'device/:uid'])
  async device(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: deviceQuery }) { user_code: userCode }: z.output<typeof deviceQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.of(request, reply, tenant);
    const [path] = request.url.split('?', 1);
    await this.provider.execute(tenant, request, reply, { ...visit, userCode }, path);
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
