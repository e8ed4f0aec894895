import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { AnswersForeignOrigins, CurrentTenant, Public, RateLimit } from '#http';
import { tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { StoreRequest } from '../application/store-request.js';
import { LogOff } from '../application/log-off.js';
import type { Incoming } from '../application/receive-message.js';
import { ShowAnswer } from './show-answer.js';

/** Maximum length of a parameter, in characters; its content has tighter limits. */
const LONGEST = 300_000;

const message = z.object({
  SAMLRequest: z.string().min(1).max(LONGEST),
  RelayState: z.string().max(LONGEST).optional(),
});

type Message = z.output<typeof message>;

const FORMS = 'applications send people here, and a POST of theirs brings no cookie of ours';

/** The endpoints to which browsers bring the messages of applications (SAML Bindings, 3.4 and 3.5). None of them acts on a cookie. */
@Controller('t/:slug/saml')
@ApiExcludeController()
@Public('messages are checked by what signs them, and people log on next')
@RateLimit({ burst: 300, perMinute: 1_200 })
export class EndpointsController {
  constructor(
    private readonly requests: StoreRequest,
    private readonly logOff: LogOff,
    private readonly show: ShowAnswer,
  ) {}

  @Get('sso')
  ssoByRedirect(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: message }) fields: Message,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.begin(tenant, incoming('redirect', fields, request), reply);
  }

  @Post('sso')
  @AnswersForeignOrigins(FORMS)
  ssoByPost(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: message }) fields: Message,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.begin(tenant, incoming('post', fields, request), reply);
  }

  @Get('slo')
  sloByRedirect(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: message }) fields: Message,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.end(tenant, incoming('redirect', fields, request), request, reply);
  }

  @Post('slo')
  @AnswersForeignOrigins(FORMS)
  sloByPost(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: message }) fields: Message,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.end(tenant, incoming('post', fields, request), request, reply);
  }

  /** Redirects, because the new navigation carries the portal's cookies, wherever the message came from. */
  private async begin(tenant: Tenant, given: Incoming, reply: FastifyReply): Promise<void> {
    const id = await this.requests.ofApplication(tenant, given);
    await reply.redirect(`${tenantPaths(tenant.slug).base}/saml/requests/${id}`, 303);
  }

  private async end(
    tenant: Tenant,
    given: Incoming,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.logOff.execute(tenant, given);
    if (answer === undefined) return this.show.loggedOff(tenant, request, reply);
    if (answer.kind === 'post') return this.show.bring(tenant, answer, request, reply);
    await reply.redirect(answer.address, 303);
  }
}

function incoming(
  binding: Incoming['binding'],
  { SAMLRequest: encoded, RelayState: relayState }: Message,
  { url }: FastifyRequest,
): Incoming {
  return { binding, encoded, relayState, query: url.slice(url.indexOf('?') + 1) };
}
