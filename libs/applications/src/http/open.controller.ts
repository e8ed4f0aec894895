import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { CurrentTenant, Principals, Public, RateLimit } from '#http';
import { BEFORE_LOGON, PageContexts, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { OpenApplication } from '../application/open-application.js';
import { openPath } from '../domain/open-path.js';
import { leaveAfterForm } from './leave-after-form.js';

/** `from=form`: the browser was redirected here after submitting a form. */
const openQuery = z.object({ from: z.literal('form').optional() });

/**
 * Opens an application: at once for people who are logged on, and after the logon for others. Inside a provider's app that logon needs no
 * QR code. Use this address in a workbench, a bookmark or a message.
 */
@Controller('t/:slug/apps')
@ApiExcludeController()
@Public(BEFORE_LOGON)
@RateLimit({ burst: 300, perMinute: 1_200 })
export class OpenController {
  constructor(
    private readonly principals: Principals,
    private readonly openApplication: OpenApplication,
    private readonly contexts: PageContexts,
  ) {}

  @Get(':applicationId')
  async open(
    @CurrentTenant() tenant: Tenant,
    @Param('applicationId') applicationId: string,
    @Query({ schema: openQuery }) { from }: z.output<typeof openQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const paths = tenantPaths(tenant.slug);
    const address = await this.openApplication.execute(tenant.id, applicationId);
    if ((await this.principals.find(request)) === null) {
      const back = new URLSearchParams({ return_to: `${paths.base}${openPath(applicationId)}?from=form` });
      await reply.redirect(`${paths.logon}?${back.toString()}`, 303);
      return;
    }
    if (address.startsWith('/')) {
      await reply.redirect(`${paths.base}${address}`, 303);
      return;
    }
    void reply.header('referrer-policy', 'no-referrer');
    if (from === undefined) await reply.redirect(address, 303);
    else await leaveAfterForm(this.contexts.ofTenant(request, reply, tenant), address, reply);
  }
}
