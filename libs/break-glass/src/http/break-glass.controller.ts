import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { Cookies, CurrentTenant, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf, RedirectAfterStep } from '#logon';
import { Page, PageContexts, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { UseBreakGlass } from '../application/use-break-glass.js';
import { breakGlassPage } from '../pages/break-glass-page.js';

/** The operator's emergency link, for an administrator whom no logon method lets in. */
@Controller('t/:slug/break-glass/:secret')
@Public('the link itself stands for the account')
@RateLimit({ burst: 10, perMinute: 10 })
export class BreakGlassController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly breakGlass: UseBreakGlass,
    private readonly accounts: AccountDirectory,
    private readonly redirectAfterStep: RedirectAfterStep,
  ) {}

  /** Says whose link it is. A GET does not use the link up, as link previews open it too. */
  @Get()
  @Page()
  async show(
    @CurrentTenant() tenant: Tenant,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const access = await this.breakGlass.look(tenant.id, secret);
    const account = access === null ? null : await this.accounts.byId(tenant.id, access.accountId);
    if (access === null || account === null) throw new DomainError('gone', 'break_glass.used');
    return breakGlassPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      account,
      validUntil: access.expiresAt,
      action: `${tenantPaths(tenant.slug).base}/break-glass/${encodeURIComponent(secret)}`,
    });
  }

  /** Uses the link up and logs on. */
  @Post()
  async use(
    @CurrentTenant() tenant: Tenant,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const completed = await this.breakGlass.execute(tenant.id, secret, {
      browserHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
      device: deviceOf(request),
      returnTo: tenantPaths(tenant.slug).home,
    });
    void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, completed), 303);
  }
}
