import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentTenant, Public } from '#http';
import { SessionCookies } from '#logon';
import { formFields, Page, PageContexts, tenantPaths, type FormFields } from '#pages';
import type { Tenant } from '#tenancy';
import { loggedOffPage } from '../../pages/logon/session-pages.js';

/** Ends the session of a browser. */
@Controller('t/:slug/logoff')
export class LogoffController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly sessions: SessionCookies,
  ) {}

  @Post()
  @HttpCode(200)
  @Public('logging off must work with a session that has just ended, too')
  @Page()
  async logOff(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    await this.sessions.close(request, reply);
    if (fields['then'] === 'logon') {
      void reply.redirect(tenantPaths(tenant.slug).logon, 303);
      return undefined;
    }
    return loggedOffPage({ context: this.contexts.ofTenant(request, reply, tenant) });
  }
}
