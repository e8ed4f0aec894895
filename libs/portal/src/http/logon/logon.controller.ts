import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { clientAddress, Cookies, CurrentTenant, Principals, Public, RateLimit } from '#http';
import { hashSecret } from '#kernel';
import {
  AdvanceLogon,
  deviceOf,
  RedirectAfterStep,
  FormSteps,
  KnownDevices,
  LogonDestinations,
  returnTarget,
  wantedReturn,
} from '#logon';
import {
  BEFORE_LOGON,
  formFields,
  LogonPanels,
  methodKey,
  noticeCode,
  Page,
  PageContexts,
  tenantPaths,
  type FormFields,
} from '#pages';
import type { Tenant } from '#tenancy';
import { alreadyLoggedOnPage } from '../../pages/logon/session-pages.js';
import { ChooseMethod } from './choose-method.js';
import { FindOtherTenantSession } from './find-other-tenant-session.js';
import { ShowLogonPage } from './show-logon-page.js';

const logonQuery = z.object({
  method: methodKey.optional(),
  return_to: wantedReturn.optional(),
  /** Shows the page even to somebody who is logged on, to authenticate again. */
  again: z.literal('1').optional(),
  notice: noticeCode.optional(),
  /** Shows the method as if it were the first one: used by the console's preview. */
  first: z.literal('1').optional(),
});

type LogonQuery = z.output<typeof logonQuery>;

/** The tenant's logon page, and the forms on it. Everything on it works without JavaScript, except the QR display. */
@Controller('t/:slug/logon')
export class LogonController {
  constructor(
    private readonly cookies: Cookies,
    private readonly principals: Principals,
    private readonly contexts: PageContexts,
    private readonly panels: LogonPanels,
    private readonly choose: ChooseMethod,
    private readonly page: ShowLogonPage,
    private readonly otherTenantSession: FindOtherTenantSession,
    private readonly steps: FormSteps,
    private readonly advanceLogon: AdvanceLogon,
    private readonly redirectAfterStep: RedirectAfterStep,
    private readonly devices: KnownDevices,
    private readonly destinations: LogonDestinations,
  ) {}

  @Get()
  @Public(BEFORE_LOGON)
  @Page()
  async show(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: logonQuery }) query: LogonQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const principal = await this.principals.find(request);
    if (principal !== null && query.again === undefined) {
      const context = this.contexts.ofTenant(request, reply, tenant);
      const goOnTo = returnTarget(tenant, query.return_to);
      return alreadyLoggedOnPage({ context, account: principal, goOnTo });
    }
    const current = await this.choose.execute(tenant, request, query.method);
    const visit = { request, reply, tenant, returnTo: wanted(tenant, query.return_to) };
    const panel = current === undefined ? undefined : this.panels.get(current);
    const instead = await panel?.pageInstead?.(visit);
    if (instead !== undefined) return instead;
    const elsewhere = await this.otherTenantSession.of(request);
    return this.page.for(visit, {
      panel,
      state: panel?.firstState?.(visit),
      isFirst: query.method === undefined || query.method === '' || query.first !== undefined,
      notice: query.notice,
      elsewhere,
    });
  }

  /** A step of a form method. */
  @Post(':method')
  @HttpCode(200)
  @Public(BEFORE_LOGON)
  @RateLimit({ burst: 60, perMinute: 120 })
  @Page()
  async step(
    @CurrentTenant() tenant: Tenant,
    @Param('method') key: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const browserHash = hashSecret(this.cookies.ensureBrowserCookie(request, reply));
    const result = await this.steps.take(
      key,
      {
        tenantId: tenant.id,
        browserHash,
        purpose: 'logon',
        device: this.devices.of(request),
        language: context.locale,
        ip: clientAddress(request),
      },
      fields,
    );
    const returnTo = wanted(tenant, fields['return_to']);
    if (result.kind === 'shown') {
      void reply.code(result.status);
      const visit = { request, reply, tenant, returnTo };
      return this.page.for(visit, { panel: this.panels.get(key), state: result.state });
    }
    const destination = await this.destinations.of(tenant.id, returnTo);
    const outcome = await this.advanceLogon.execute(tenant.id, {
      browserHash,
      device: deviceOf(request),
      proof: { accountId: result.accountId, method: key, authority: result.authority },
      aim: {
        kind: 'logon',
        returnTo: returnTarget(tenant, fields['return_to']),
        application: destination?.application,
      },
    });
    void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, outcome), 303);
    return undefined;
  }
}

/** The return address if the tenant allows it and it is not just the home page. */
function wanted(tenant: Tenant, returnTo: string | undefined): string | undefined {
  const target = returnTarget(tenant, returnTo);
  return target === tenantPaths(tenant.slug).home ? undefined : target;
}
