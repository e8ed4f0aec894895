import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  clientAddress,
  Cookies,
  CurrentPrincipal,
  CurrentTenant,
  RateLimit,
  SignedIn,
  type Principal,
} from '#http';
import { DomainError, hashSecret } from '#kernel';
import {
  AdvanceLogon,
  deviceOf,
  RedirectAfterStep,
  FormSteps,
  KnownDevices,
  returnTarget,
  wantedReturn,
} from '#logon';
import {
  formFields,
  LogonPanels,
  methodKey,
  Page,
  PageContexts,
  type FormFields,
  type PanelState,
} from '#pages';
import type { Tenant } from '#tenancy';
import { freshAuthenticationPage } from '../../pages/logon/session-pages.js';

const freshQuery = z.object({
  method: methodKey.optional(),
  return_to: wantedReturn.optional(),
});

/** Asks a signed-in person to authenticate again before a sensitive act. */
@Controller('t/:slug/reauthenticate')
@SignedIn()
@RateLimit({ burst: 60, perMinute: 120 })
export class ReauthenticateController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly panels: LogonPanels,
    private readonly steps: FormSteps,
    private readonly advanceLogon: AdvanceLogon,
    private readonly redirectAfterStep: RedirectAfterStep,
    private readonly devices: KnownDevices,
  ) {}

  @Get()
  @Page()
  async ask(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: freshQuery }) query: z.output<typeof freshQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(request, reply, tenant, principal, query.method, query.return_to);
  }

  @Post(':method')
  @HttpCode(200)
  @Page()
  async step(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Param('method') key: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { locale } = this.contexts.ofTenant(request, reply, tenant);
    const { accountId, sessionId } = principal;
    const browserHash = hashSecret(this.cookies.ensureBrowserCookie(request, reply));
    const result = await this.steps.take(
      key,
      {
        tenantId: tenant.id,
        browserHash,
        purpose: 'reauthenticate',
        accountId,
        device: this.devices.of(request),
        language: locale,
        ip: clientAddress(request),
      },
      fields,
    );
    const returnTo = fields['return_to'];
    const goOnTo = returnTarget(tenant, returnTo);
    if (result.kind === 'shown') {
      void reply.code(result.status);
      return this.page(request, reply, tenant, principal, key, returnTo, result.state);
    }
    if (result.accountId !== accountId) throw new DomainError('forbidden', 'account.other');
    const outcome = await this.advanceLogon.execute(tenant.id, {
      browserHash,
      device: deviceOf(request),
      proof: { accountId, method: key, authority: result.authority },
      aim: { kind: 'fresh', sessionId, returnTo: goOnTo },
    });
    void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, outcome), 303);
    return undefined;
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    principal: Principal,
    asked: string | undefined,
    then: string | undefined,
    state?: PanelState,
  ): Promise<string> {
    const { byForm, byLogon } = await this.steps.usableBy(tenant.id, principal.accountId);
    if (byForm.length + byLogon.length === 0) throw new DomainError('forbidden', 'account.without_method');
    const current = byForm.find(({ key }) => key === asked) ?? byForm[0];
    return freshAuthenticationPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      account: principal,
      methods: byForm,
      current: current === undefined ? undefined : this.panels.get(current.key),
      byLogon,
      then,
      state,
    });
  }
}
