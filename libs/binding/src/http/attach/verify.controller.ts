import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { clientAddress, CurrentTenant, Public, RateLimit } from '#http';
import { AdvanceLogon, deviceOf, RedirectAfterStep, FormSteps, KnownDevices } from '#logon';
import {
  BEFORE_LOGON,
  formFields,
  LogonPanels,
  methodKey,
  Page,
  PageContexts,
  type FormFields,
  type PanelState,
} from '#pages';
import type { Tenant } from '#tenancy';
import { ATTACH } from '../../application/complete-attachment.js';
import type { PendingAttachment } from '../../application/pending-attachments.js';
import { RefuseAttachment } from '../../application/refuse-attachment.js';
import { attachWithoutMethodPage } from '../../pages/result-pages.js';
import { attachVerifyPage } from '../../pages/verify-page.js';
import { AttachedIdentity } from './attached-identity.js';
import { ClaimedLinkPage } from './claimed-link-page.js';
import { BrowserAttachment } from './browser-attachment.js';

const verifyQuery = z.object({ method: methodKey.optional() });

/** The person proves the account to which the identity is attached. */
@Controller('t/:slug/attach/verify')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 60, perMinute: 120 })
export class VerifyController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly panels: LogonPanels,
    private readonly steps: FormSteps,
    private readonly browserAttachment: BrowserAttachment,
    private readonly refuseAttachment: RefuseAttachment,
    private readonly advanceLogon: AdvanceLogon,
    private readonly redirectAfterStep: RedirectAfterStep,
    private readonly devices: KnownDevices,
    private readonly claimedLink: ClaimedLinkPage,
    private readonly identity: AttachedIdentity,
  ) {}

  /** The methods by which the person can prove an account. */
  @Get()
  @Page()
  async verify(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: verifyQuery }) query: z.output<typeof verifyQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { attachment, browserHash } = await this.browserAttachment.started(tenant, request);
    const byLink = await this.claimedLink.page(request, reply, tenant, attachment, browserHash);
    return byLink ?? this.page(request, reply, tenant, attachment, query.method);
  }

  /** A step of the proving method. */
  @Post(':method')
  @HttpCode(200)
  @Page()
  async prove(
    @CurrentTenant() tenant: Tenant,
    @Param('method') key: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { attachment, browserHash } = await this.browserAttachment.started(tenant, request);
    const { locale } = this.contexts.ofTenant(request, reply, tenant);
    const result = await this.steps.take(
      key,
      {
        tenantId: tenant.id,
        browserHash,
        purpose: 'attach',
        device: this.devices.of(request),
        language: locale,
        ip: clientAddress(request),
      },
      fields,
    );
    if (result.kind === 'shown') {
      void reply.code(result.status);
      return this.page(request, reply, tenant, attachment, key, result.state);
    }
    const { attachmentId } = attachment;
    const { accountId, authority } = result;
    const outcome = await this.refuseAttachment.recording(
      tenant.id,
      { attachmentId, accountId, method: key },
      () =>
        this.advanceLogon.execute(tenant.id, {
          browserHash,
          device: deviceOf(request),
          proof: { accountId, method: key, authority },
          aim: { kind: 'need', need: ATTACH },
        }),
    );
    void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, outcome), 303);
    return undefined;
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    attachment: PendingAttachment,
    asked: string | undefined,
    state?: PanelState,
  ): Promise<string> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const identity = this.identity.of(tenant, attachment);
    const methods = await this.steps.offered(tenant.id, 'proving');
    const [first] = methods;
    if (first === undefined) return attachWithoutMethodPage({ context, identity });
    const current = methods.find(({ key }) => key === asked) ?? first;
    const panel = this.panels.get(current.key);
    return attachVerifyPage({ context, panel, identity, methods, current, state });
  }
}
