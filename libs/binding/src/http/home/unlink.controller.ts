import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, CurrentTenant, FreshAuthentication, SignedIn, type Principal } from '#http';
import { DomainError } from '#kernel';
import { formFields, Page, PageContexts, tenantPaths, type FormFields } from '#pages';
import { Providers } from '#providers';
import type { Tenant } from '#tenancy';
import { EndOwnBinding } from '../../application/end-own-binding.js';
import { FindBinding } from '../../application/find-binding.js';
import { unlinkPage } from '../../pages/unlink-page.js';
import { unlinkPath } from '../../pages/unlink-path.js';

/** Ends the link to one's own identity at a provider, after fresh authentication and one confirmation. */
@Controller('t/:slug/identities/:bindingId/unlink')
@SignedIn()
@FreshAuthentication()
export class UnlinkController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly bindings: FindBinding,
    private readonly endBinding: EndOwnBinding,
    private readonly providers: Providers,
  ) {}

  @Get()
  @Page()
  async ask(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Param('bindingId') bindingId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const own = await this.bindings.ofAccount(tenant.id, principal.accountId);
    const binding = own.find((candidate) => candidate.bindingId === bindingId);
    if (binding === undefined) throw new DomainError('not_found', 'binding.unknown');
    return unlinkPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      identity: {
        id: bindingId,
        name: binding.displayName,
        organisation: tenant.name,
        provider: this.providers.labelOf(binding.provider),
      },
    });
  }

  @Post()
  async unlink(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Param('bindingId') bindingId: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (fields['confirmed'] !== '1') {
      void reply.redirect(unlinkPath(tenant.slug, bindingId), 303);
      return;
    }
    await this.endBinding.execute(tenant.id, principal.accountId, bindingId);
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=unlinked`, 303);
  }
}
