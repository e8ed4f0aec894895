import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clientAddress, Cookies, CurrentTenant, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { AdvanceLogon, deviceOf, FollowLogon, FormSteps, KnownDevices } from '#logon';
import { LogonMenu } from '#logon-menu';
import {
  BEFORE_LOGON,
  formFields,
  LogonPanels,
  methodKey,
  Page,
  PageContexts,
  tenantPaths,
  type FormFields,
  type PanelState,
} from '#pages';
import type { Tenant } from '#tenancy';
import { CancelAttachment } from '../../application/cancel-attachment.js';
import { ATTACH } from '../../application/complete-attachment.js';
import { PendingAttachments, type PendingAttachment } from '../../application/pending-attachments.js';
import { RefuseAttachment } from '../../application/refuse-attachment.js';
import { StartAttachment } from '../../application/start-attachment.js';
import { attachPage } from '../../pages/attach-page.js';
import { attachPaths } from '../../pages/attach-paths.js';
import { attachWithoutMethodPage } from '../../pages/result-pages.js';
import { attachVerifyPage } from '../../pages/verify-page.js';
import { AttachedIdentity } from './attached-identity.js';
import { ClaimedLinkPage } from './claimed-link-page.js';

const verifyQuery = z.object({ method: methodKey.optional() });

/**
 * Scenario 2: the identity that a browser waits with is attached to an account. The browser never says which identity:
 * it is the one that the server keeps for it.
 */
@Controller('t/:slug/attach')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 60, perMinute: 120 })
export class AttachController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly panels: LogonPanels,
    private readonly menu: LogonMenu,
    private readonly steps: FormSteps,
    private readonly pending: PendingAttachments,
    private readonly startAttachment: StartAttachment,
    private readonly cancelAttachment: CancelAttachment,
    private readonly refuseAttachment: RefuseAttachment,
    private readonly advanceLogon: AdvanceLogon,
    private readonly follow: FollowLogon,
    private readonly devices: KnownDevices,
    private readonly claimedLink: ClaimedLinkPage,
    private readonly identity: AttachedIdentity,
  ) {}

  /** Says which identity it is about and offers to attach. */
  @Get()
  @Page()
  async offer(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { attachment } = await this.mine(tenant, request);
    const context = this.contexts.ofTenant(request, reply, tenant);
    return attachPage({ context, identity: this.identity.of(tenant, attachment) });
  }

  /** The person's explicit choice. */
  @Post('start')
  async start(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { browserHash } = await this.mine(tenant, request);
    await this.startAttachment.execute(tenant.id, browserHash);
    void reply.redirect(attachPaths(tenant.slug).verify, 303);
  }

  /** "Not me": the browser forgets it, and so do we. */
  @Post('cancel')
  async cancel(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const secret = this.cookies.read(request, 'browser');
    if (secret !== undefined) await this.cancelAttachment.execute(tenant.id, hashSecret(secret));
    this.cookies.clear(reply, 'browser');
    void reply.redirect(`${tenantPaths(tenant.slug).logon}?notice=qr.cancelled`, 303);
  }

  /** The methods by which the person can prove an account. */
  @Get('verify')
  @Page()
  async verify(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: verifyQuery }) query: z.output<typeof verifyQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { attachment, browserHash } = await this.started(tenant, request);
    const byLink = await this.claimedLink.page(request, reply, tenant, attachment, browserHash);
    return byLink ?? this.page(request, reply, tenant, attachment, query.method);
  }

  /** A step of the proving method. */
  @Post('verify/:method')
  @HttpCode(200)
  @Page()
  async prove(
    @CurrentTenant() tenant: Tenant,
    @Param('method') key: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { attachment, browserHash } = await this.started(tenant, request);
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
    void reply.redirect(await this.follow.to(request, reply, tenant, outcome), 303);
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

  private async started(
    tenant: Tenant,
    request: FastifyRequest,
  ): Promise<{ readonly attachment: PendingAttachment; readonly browserHash: Buffer }> {
    const found = await this.mine(tenant, request);
    if (found.attachment.state !== 'started') throw new DomainError('conflict', 'attachment.not_started');
    return found;
  }

  private async mine(
    tenant: Tenant,
    request: FastifyRequest,
  ): Promise<{ readonly attachment: PendingAttachment; readonly browserHash: Buffer }> {
    const browser = this.cookies.browserOf(request);
    const browserHash = browser === undefined ? undefined : hashSecret(browser);
    const attachment =
      browserHash === undefined ? null : await this.pending.inBrowser(tenant.id, browserHash);
    if (attachment === null || browserHash === undefined) throw new DomainError('gone', 'attachment.expired');
    await this.menu.assertEnabled(tenant.id, attachment.method);
    return { attachment, browserHash };
  }
}
