import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies, CurrentTenant, Public, RateLimit } from '#http';
import { hashSecret } from '#kernel';
import { BEFORE_LOGON, Page, PageContexts, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { CancelAttachment } from '../../application/cancel-attachment.js';
import { StartAttachment } from '../../application/start-attachment.js';
import { attachPage } from '../../pages/attach-page.js';
import { turnedAwayPage } from '../../pages/turned-away-page.js';
import { attachPaths } from '../../pages/attach-paths.js';
import { AttachedIdentity } from './attached-identity.js';
import { BrowserAttachment } from './browser-attachment.js';

/** Offers to attach the identity that waits in a browser to an account. */
@Controller('t/:slug/attach')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 60, perMinute: 120 })
export class AttachController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly browserAttachment: BrowserAttachment,
    private readonly startAttachment: StartAttachment,
    private readonly cancelAttachment: CancelAttachment,
    private readonly identity: AttachedIdentity,
  ) {}

  /** Names the identity and offers to attach it. */
  @Get()
  @Page()
  async offer(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { attachment } = await this.browserAttachment.of(tenant, request);
    const context = this.contexts.ofTenant(request, reply, tenant);
    return attachPage({ context, identity: this.identity.of(tenant, attachment) });
  }

  /** Says that the connection admits linked people only, and whom to ask. */
  @Get('turned-away')
  @Page()
  turnedAway(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return turnedAwayPage(this.contexts.ofTenant(request, reply, tenant));
  }

  /** The person's explicit choice to attach. */
  @Post('start')
  async start(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { browserHash } = await this.browserAttachment.of(tenant, request);
    await this.startAttachment.execute(tenant.id, browserHash);
    void reply.redirect(attachPaths(tenant.slug).verify, 303);
  }

  /** "Not me": browser and server forget the identity. */
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
}
