import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountDirectory } from '#accounts';
import { Cookies, CurrentTenant, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf, RedirectAfterStep } from '#logon';
import { Page, PageContexts, tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { AttachByLink } from '../../application/attach-by-link.js';
import { ClaimAttachLink } from '../../application/claim-attach-link.js';
import { ATTACH_LINK_PROOF } from '../../application/complete-attachment.js';
import { FindAttachLink } from '../../application/find-attach-link.js';
import { PendingAttachments } from '../../application/pending-attachments.js';
import { RefuseAttachment } from '../../application/refuse-attachment.js';
import { attachPaths } from '../../pages/attach-paths.js';
import { attachLinkPage } from '../../pages/attach-link-page.js';
import { ScanFallback } from './scan-fallback.js';

/** The administrator's one-time link, for a person who has no other method to prove the account. */
@Controller('t/:slug')
@Public('the link itself stands for the account')
@RateLimit({ burst: 30, perMinute: 30 })
export class AttachLinkController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly links: FindAttachLink,
    private readonly claimLink: ClaimAttachLink,
    private readonly byLink: AttachByLink,
    private readonly pending: PendingAttachments,
    private readonly refuseAttachment: RefuseAttachment,
    private readonly accounts: AccountDirectory,
    private readonly redirectAfterStep: RedirectAfterStep,
    private readonly scanFallback: ScanFallback,
  ) {}

  /** Says whose link it is. A GET does not use the link up, as link previews open it too. */
  @Get('attach-link/:secret')
  @Page()
  async show(
    @CurrentTenant() tenant: Tenant,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const link = await this.links.unclaimed(tenant.id, secret);
    const account = link === null ? null : await this.accounts.byId(tenant.id, link.accountId);
    if (link === null || account === null) throw new DomainError('gone', 'attach_link.used');
    return attachLinkPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      account,
      validUntil: link.expiresAt,
      action: attachPaths(tenant.slug).link(secret),
      provider: await this.scanFallback.provider(tenant.id),
    });
  }

  /** Ties the link to this browser, then goes on to the scan or, if that is done, to the attachment. */
  @Post('attach-link/:secret')
  async claim(
    @CurrentTenant() tenant: Tenant,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const browserHash = hashSecret(this.cookies.ensureBrowserCookie(request, reply));
    await this.claimLink.execute(tenant.id, secret, browserHash, deviceOf(request));
    const waiting = await this.pending.inBrowser(tenant.id, browserHash);
    void reply.redirect(waiting === null ? await this.scan(tenant) : attachPaths(tenant.slug).page, 303);
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
    void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, outcome), 303);
  }

  private async scan({ id, slug }: Tenant): Promise<string> {
    const method = await this.scanFallback.method(id);
    const { logon } = tenantPaths(slug);
    return method === undefined ? logon : `${logon}?method=${method}`;
  }
}
