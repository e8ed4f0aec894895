import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, CurrentTenant, SignedIn, type Principal } from '#http';
import { tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { Consents } from '../application/consents.js';

/** Lets a person withdraw the consents that they have given. */
@Controller('t/:slug/allowed/:applicationId')
@SignedIn()
export class AllowedController {
  constructor(private readonly consents: Consents) {}

  @Post('withdraw')
  async withdraw(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() { accountId }: Principal,
    @Param('applicationId') applicationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.consents.withdraw(tenant.id, accountId, applicationId);
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=consent.withdrawn`, 303);
  }
}
