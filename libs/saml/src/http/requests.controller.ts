import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentTenant, Principals, Public, RateLimit } from '#http';
import { BEFORE_LOGON, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { AnswerRequest } from '../application/answer-request.js';
import { StoreRequest } from '../application/store-request.js';
import { ShowAnswer } from './show-answer.js';

/** Answers stored requests: from the portal's session, or by asking for a logon. */
@Controller('t/:slug/saml')
@ApiExcludeController()
@Public(BEFORE_LOGON)
@RateLimit({ burst: 300, perMinute: 1_200 })
export class RequestsController {
  constructor(
    private readonly principals: Principals,
    private readonly requests: StoreRequest,
    private readonly answerRequest: AnswerRequest,
    private readonly show: ShowAnswer,
  ) {}

  /** Begins a logon at the portal, without a request of the application (SAML Profiles, 4.1.5). */
  @Get('start/:applicationId')
  async start(
    @CurrentTenant() tenant: Tenant,
    @Param('applicationId') applicationId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = await this.requests.ofPortal(tenant, applicationId);
    await reply.redirect(`${tenantPaths(tenant.slug).base}/saml/requests/${id}`, 303);
  }

  @Get('requests/:id')
  async decide(
    @CurrentTenant() tenant: Tenant,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const principal = await this.principals.find(request);
    const outcome = await this.answerRequest.execute(tenant, id, principal?.sessionId);
    const paths = tenantPaths(tenant.slug);
    const back = new URLSearchParams({ return_to: `${paths.base}/saml/requests/${id}` }).toString();
    switch (outcome.kind) {
      case 'logon':
        await reply.redirect(`${paths.logon}?${back}`, 303);
        return;
      case 'reauthenticate':
        await reply.redirect(`${paths.reauthenticate}?${back}`, 303);
        return;
      case 'no_access':
        return this.show.noAccess(tenant, outcome, request, reply);
      case 'tested':
        return this.show.tested(tenant, outcome, request, reply);
      case 'answer':
        return this.show.answer(tenant, outcome, request, reply);
    }
  }
}
