import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CurrentPrincipal, CurrentTenant, FreshAuthentication, SignedIn, type Principal } from '#http';
import { DomainError } from '#kernel';
import { returnTarget, SessionCookies, wantedReturn } from '#logon';
import { Page, PageContexts } from '#pages';
import { Providers } from '#providers';
import type { Tenant } from '#tenancy';
import { EndOwnBinding } from '../../application/end-own-binding.js';
import { FindBinding, type LiveBinding } from '../../application/find-binding.js';
import { attachResultPage, attachUndonePage } from '../../pages/result-pages.js';

const resultQuery = z.object({ return_to: wantedReturn.optional() });

/** The page after an attachment: it names both sides, and offers to undo the attachment while the proof is fresh. */
@Controller('t/:slug/attach')
@SignedIn()
export class AttachResultController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly bindings: FindBinding,
    private readonly endBinding: EndOwnBinding,
    private readonly sessions: SessionCookies,
    private readonly providers: Providers,
  ) {}

  @Get('result')
  @Page()
  async result(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: resultQuery }) query: z.output<typeof resultQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const binding = await this.newest(tenant, principal);
    return attachResultPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      identity: {
        name: binding.displayName,
        organisation: tenant.name,
        provider: this.providers.labelOf(binding.provider),
      },
      account: principal,
      goOnTo: returnTarget(tenant, query.return_to),
    });
  }

  /** Ends the binding that was just made, and the session that was born of it. */
  @Post('undo')
  @FreshAuthentication()
  @HttpCode(200)
  @Page()
  async undo(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const binding = await this.newest(tenant, principal);
    await this.endBinding.execute(tenant.id, principal.accountId, binding.bindingId);
    await this.sessions.close(request, reply);
    return attachUndonePage({ context, provider: this.providers.labelOf(binding.provider) });
  }

  private async newest(tenant: Tenant, principal: Principal): Promise<LiveBinding> {
    const binding = (await this.bindings.ofAccount(tenant.id, principal.accountId)).at(-1);
    if (binding === undefined) throw new DomainError('gone', 'attachment.not_started');
    return binding;
  }
}
