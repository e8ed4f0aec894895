import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { AccountDirectory } from '#accounts';
import { CurrentPrincipal, CurrentTenant, SignedIn, type Principal } from '#http';
import { HomeSections, noticeCode, Page, PageContexts, PageNotices } from '#pages';
import type { Tenant } from '#tenancy';
import { homePage } from '../../pages/home/home-page.js';

const homeQuery = z.object({ notice: noticeCode.optional() });

/** The portal's home: the person's account, and the sections of modules. */
@Controller('t/:slug')
@SignedIn()
export class HomeController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly accounts: AccountDirectory,
    private readonly sections: HomeSections,
    private readonly notices: PageNotices,
  ) {}

  @Get()
  @Page()
  async home(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: homeQuery }) query: z.output<typeof homeQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const notice = this.notices.text('home', context.locale, query.notice);
    const [account, sections] = await Promise.all([
      this.accounts.byId(tenant.id, principal.accountId),
      this.sections.draw({ context, tenant, principal }),
    ]);
    return homePage({
      context,
      account: { ...principal, email: account?.email ?? null },
      sections,
      ...this.sections.assets(),
      showsConsole: principal.permissions.size > 0,
      notice,
    });
  }
}
