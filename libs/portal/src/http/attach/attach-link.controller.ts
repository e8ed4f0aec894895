import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { ATTACH_LINK_PROOF, AttachByLink, AttachLinks, PendingAttachments, RefuseAttachment } from '#binding';
import { Cookies, CurrentTenant, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf, FollowLogon } from '#logon';
import type { Tenant } from '#tenancy';
import { attachLinkPage, tenantPaths } from '../../pages/index.js';
import { PageContexts } from '../request/page-contexts.js';
import { Page } from '../request/page.js';

/** The administrator's one-time link, for a person who has no other method to prove the account with. */
@Controller('t/:slug')
@Public('the link itself stands for the account')
@RateLimit({ burst: 30, perMinute: 30 })
export class AttachLinkController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly links: AttachLinks,
    private readonly byLink: AttachByLink,
    private readonly pending: PendingAttachments,
    private readonly refuseAttachment: RefuseAttachment,
    private readonly accounts: AccountDirectory,
    private readonly follow: FollowLogon,
  ) {}

  /** Says whose link it is. Opening it uses nothing up: link previews open it too. */
  @Get('attach-link/:secret')
  @Page()
  async show(
    @CurrentTenant() tenant: Tenant,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const link = await this.links.look(tenant.id, secret);
    const account = link === null ? null : await this.accounts.byId(tenant.id, link.accountId);
    if (link === null || account === null) throw new DomainError('gone', 'attach_link.used');
    return attachLinkPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      account,
      validUntil: link.expiresAt,
      action: tenantPaths(tenant.slug).attachLink(secret),
    });
  }

  /** Ties the link to this browser, and goes on to the scan or, if it is done, to the attachment. */
  @Post('attach-link/:secret')
  async claim(
    @CurrentTenant() tenant: Tenant,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const browserHash = hashSecret(this.cookies.ensureBrowserCookie(request, reply));
    await this.links.claim(tenant.id, secret, browserHash, deviceOf(request));
    const waiting = await this.pending.inBrowser(tenant.id, browserHash);
    const paths = tenantPaths(tenant.slug);
    void reply.redirect(waiting === null ? `${paths.logon}?method=dingtalk-qr` : paths.attach.page, 303);
  }

  /** Attaches with the link as the proof. */
  @Post('attach/by-link')
  async attach(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const browser = this.cookies.browserOf(request);
    if (browser === undefined) throw new DomainError('gone', 'attachment.expired');
    const browserHash = hashSecret(browser);
    const waiting = await this.pending.inBrowser(tenant.id, browserHash);
    if (waiting === null) throw new DomainError('gone', 'attachment.expired');
    const outcome = await this.refuseAttachment.recording(
      tenant.id,
      { attachmentId: waiting.attachmentId, method: ATTACH_LINK_PROOF },
      () => this.byLink.execute(tenant.id, browserHash, deviceOf(request)),
    );
    void reply.redirect(await this.follow.to(request, reply, tenant, outcome), 303);
  }
}
