import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { DatabaseTime } from '#database';
import { CurrentTenant, Public, RateLimit } from '#http';
import { DomainError } from '#kernel';
import { BEFORE_LOGON, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { nextStepOf } from '../provider/next-step.js';
import { Interactions, type PendingInteraction } from './interactions.js';
import { ShowInteraction } from './show-interaction.js';

/** `from=form`: the browser has just been redirected here by the answer to a form. */
const fromQuery = z.object({ from: z.literal('form').optional() });
const decision = z.object({ decision: z.enum(['allow', 'deny']) });

/**
 * Answers an authorization request: from the portal's session, or by asking for a logon. The provider ties the interaction to the browser by a cookie, and
 * to the person by its session.
 */
@Controller('t/:slug/oidc/interaction/:uid')
@ApiExcludeController()
@Public(BEFORE_LOGON)
@RateLimit({ burst: 300, perMinute: 1_200 })
export class InteractionController {
  constructor(
    private readonly interactions: Interactions,
    private readonly show: ShowInteraction,
    private readonly time: DatabaseTime,
  ) {}

  @Get()
  async decide(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: fromQuery }) { from }: z.output<typeof fromQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const interaction = await this.interactions.find(tenant, request, reply);
    if (interaction.kind === 'lost') return this.leave(reply, interaction.again);
    const { details, session } = interaction;
    const step = nextStepOf(details, session, this.time.about().getTime() / 1_000);
    const paths = tenantPaths(tenant.slug);
    const back = new URLSearchParams({
      return_to: `${paths.base}/oidc/interaction/${details.uid}?from=form`,
    }).toString();
    if (step.kind === 'logon') return this.leave(reply, `${paths.logon}?${back}`);
    if (step.kind === 'reauthenticate') return this.leave(reply, `${paths.reauthenticate}?${back}`);
    if (step.kind === 'no_access') return this.show.noAccess(tenant, interaction, request, reply);
    if (step.kind === 'consent') return this.show.consent(tenant, interaction, request, reply);
    const address = await this.interactions.answer(tenant, request, reply, step.result);
    if (from === undefined) return this.leave(reply, address);
    return this.show.goOn(address, interaction, reply);
  }

  /** Takes the person's decision on the consent page. */
  @Post('consent')
  async consent(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: decision }) { decision: decided }: z.output<typeof decision>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const interaction = await this.interactions.find(tenant, request, reply);
    if (interaction.kind === 'lost') return this.leave(reply, interaction.again);
    const step = nextStepOf(interaction.details, interaction.session, this.time.about().getTime() / 1_000);
    if (step.kind !== 'consent') throw new DomainError('conflict', 'interaction.other_question');
    const address = await this.decideBy(decided, tenant, interaction, request, reply);
    return this.show.goOn(address, interaction, reply);
  }

  private async decideBy(
    decided: 'allow' | 'deny',
    tenant: Tenant,
    interaction: PendingInteraction,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    if (decided === 'deny')
      return this.interactions.answer(tenant, request, reply, {
        error: 'access_denied',
        error_description: 'the person did not allow it',
      });
    await this.interactions.allow(tenant, interaction);
    return this.interactions.answer(tenant, request, reply, { consent: {} });
  }

  private async leave(reply: FastifyReply, address: string): Promise<void> {
    await reply.redirect(address, 303);
  }
}
