import { Body, Controller, Delete, HttpCode, Optional, Post, Req, Res, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import {
  ApiSummary,
  clientNetwork,
  Cookies,
  CurrentTenant,
  JsonRoute,
  Principals,
  Public,
  RateLimit,
} from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf, RedirectAfterStep, returnTarget } from '#logon';
import type { Tenant } from '#tenancy';
import { ReleaseOpenCode } from '../application/release-open-code.js';
import { IssueTicket } from '../application/issue-ticket.js';
import { RedeemTicket } from '../application/redeem-ticket.js';
import { ticketCookieSeconds } from '../domain/lifetimes.js';
import { TicketMetrics } from '../metrics/ticket-metrics.js';
import { TrialPhone } from '../trial-phone.js';
import { IssueRateLimiter } from './issue-rate-limiter.js';
import { POLL_INTERVAL_SECONDS } from './poll-rate-limiter.js';
import { TICKET_DECIDES, issueBody, issuedView, redeemedView } from './ticket-views.js';
import { NamesTicket, ticketOnPage, waitingBrowser } from './waiting-browser.js';

/**
 * Gives a browser a ticket, and lets it give up or exchange the ticket. Cookies identify the browser's ticket, never the address.
 *
 * @param key of the scan method
 */
export function ticketController(key: string): Type {
  @Controller(`t/:slug/logon/${key}/ticket`)
  @ApiTags('QR logon')
  @ApiParam({ name: 'slug', description: 'Slug of the tenant' })
  @Public(TICKET_DECIDES)
  class TicketController {
    constructor(
      private readonly cookies: Cookies,
      private readonly issueRateLimiter: IssueRateLimiter,
      private readonly issueTicket: IssueTicket,
      private readonly openCodes: ReleaseOpenCode,
      private readonly redeemTicket: RedeemTicket,
      private readonly principals: Principals,
      private readonly redirectAfterStep: RedirectAfterStep,
      private readonly metrics: TicketMetrics,
      @Optional() private readonly trialPhone?: TrialPhone,
    ) {}

    /** Issues a QR code; this browser's former code is cancelled. */
    @Post()
    @ApiSummary({ en: 'Issue a QR code', zh: '签发二维码' })
    @JsonRoute()
    @ApiCreatedResponse({ standardSchema: issuedView })
    @RateLimit({ burst: 300, perMinute: 600 })
    async issue(
      @CurrentTenant() tenant: Tenant,
      @Body({ schema: issueBody }) body: z.output<typeof issueBody>,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<z.output<typeof issuedView>> {
      const browserHash = hashSecret(this.cookies.ensureBrowserCookie(request, reply));
      this.issueRateLimiter.assertWithinRate(browserHash);
      const ticket = await this.issueTicket.execute({
        tenantId: tenant.id,
        method: key,
        browserHash,
        network: clientNetwork(request),
        codesPerNetwork: tenant.settings.codesPerNetwork,
        device: deviceOf(request),
        returnTo: returnTarget(tenant, body.returnTo),
      });
      this.metrics.issued();
      this.trialPhone?.show(ticket.id, ticket.scanUrl, ticket.lifetimeSeconds);
      this.cookies.set(reply, 'ticket', ticket.secret, {
        maxAgeSeconds: ticketCookieSeconds(ticket.lifetimeSeconds),
      });
      return {
        id: ticket.id,
        scanUrl: ticket.scanUrl,
        lifetimeSeconds: ticket.lifetimeSeconds,
        pollIntervalSeconds: POLL_INTERVAL_SECONDS,
      };
    }

    /** The page is leaving: its code ends, and its place in the network's quota is free. The answer is always the same. */
    @Delete()
    @ApiSummary({ en: 'Give up a QR code', zh: '放弃二维码' })
    @HttpCode(204)
    @JsonRoute()
    @ApiNoContentResponse()
    @NamesTicket('The `id` that the ticket was issued with. Without it, nothing happens.')
    async leave(@CurrentTenant() tenant: Tenant, @Req() request: FastifyRequest): Promise<void> {
      const ticketId = ticketOnPage(request);
      if (ticketId === undefined) return;
      await this.openCodes.left(tenant.id, waitingBrowser(this.cookies, request), ticketId);
      this.trialPhone?.hide(ticketId);
    }

    /** Exchanges the confirmed ticket, once, for a session or for the offer to attach. */
    @Post('redeem')
    @ApiSummary({ en: 'Log on with a confirmed QR code', zh: '凭已确认的二维码登录' })
    @HttpCode(200)
    @JsonRoute()
    @ApiOkResponse({ standardSchema: redeemedView })
    @NamesTicket(
      'The `id` that the ticket was issued with, used only for a trial. Otherwise the cookie identifies the ticket.',
    )
    async redeem(
      @CurrentTenant() tenant: Tenant,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<z.output<typeof redeemedView>> {
      const browser = this.cookies.browserOf(request);
      if (browser === undefined) throw new DomainError('gone', 'ticket.not_redeemable');
      const secret = this.cookies.read(request, 'ticket');
      const outcome = await this.redeemTicket.execute(tenant.id, {
        method: key,
        secret,
        browserHash: hashSecret(browser),
        loggedOnAs: (await this.principals.find(request))?.accountId,
      });
      this.cookies.clear(reply, 'ticket');
      const ticketId = ticketOnPage(request);
      if (ticketId !== undefined) this.trialPhone?.hide(ticketId);
      return { location: await this.redirectAfterStep.to(request, reply, tenant, outcome) };
    }
  }

  return TicketController;
}
