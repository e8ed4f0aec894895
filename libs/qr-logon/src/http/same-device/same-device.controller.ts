import { Body, Controller, Get, Post, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { Cookies, CurrentTenant, Principals, Public, RateLimit } from '#http';
import { DomainError, hashSecret, isSecret } from '#kernel';
import { deviceOf, RedirectAfterStep, returnTarget, wantedReturn } from '#logon';
import { BEFORE_LOGON, Page, setRetryLink } from '#pages';
import type { Tenant } from '#tenancy';
import { Authorisations } from '../../application/authorisations.js';
import { BeginInApp } from '../../application/begin-in-app.js';
import { DecideTicket } from '../../application/decide-ticket.js';
import { LogonConnections } from '../../application/logon-connections.js';
import { PhoneTickets } from '../../application/phone-tickets.js';
import { RedeemTicket } from '../../application/redeem-ticket.js';
import { ticketCookieSeconds } from '../../domain/lifetimes.js';
import type { TicketKey } from '../../domain/ticket-key.js';
import { beginAnew, qrPaths } from '../../pages/qr-paths.js';
import { ScanMethods } from '../../scan-methods.js';
import { logonCode } from '../logon-code.js';
import { InsideApp } from './inside-app.js';

const returning = z.object({ return_to: wantedReturn.optional() });
const identityBody = returning.extend({ code: logonCode });

/**
 * Logon with a scan method on the device that runs its app: inside the app, or from the browser of a phone.
 *
 * @param key of the scan method
 */
export function sameDeviceController(key: string): Type {
  @Controller(`t/:slug/logon/${key}`)
  @Public(BEFORE_LOGON)
  @RateLimit({ burst: 60, perMinute: 120 })
  class SameDeviceController {
    constructor(
      private readonly cookies: Cookies,
      private readonly methods: ScanMethods,
      private readonly connections: LogonConnections,
      private readonly authorisations: Authorisations,
      private readonly beginInApp: BeginInApp,
      private readonly tickets: PhoneTickets,
      private readonly decide: DecideTicket,
      private readonly redeem: RedeemTicket,
      private readonly principals: Principals,
      private readonly redirectAfterStep: RedirectAfterStep,
      private readonly inside: InsideApp,
    ) {}

    /** Accepts the code that the provider's app gave to our page. */
    @Post('identity')
    async identity(
      @CurrentTenant() tenant: Tenant,
      @Body({ schema: identityBody }) body: z.output<typeof identityBody>,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<void> {
      const connection = await this.connections.usable(tenant.id, key);
      setRetryLink(request, { href: beginAnew(tenant.slug, key), isBesideBrowser: false });
      const { secret } = await this.beginInApp.execute({
        tenantId: tenant.id,
        method: key,
        browserHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
        device: deviceOf(request),
        identity: await this.methods.byKey(key).identify(tenant.id, connection.id, body.code),
        returnTo: returnTarget(tenant, body.return_to),
      });
      this.cookies.set(reply, 'ticket', secret, { maxAgeSeconds: ticketCookieSeconds(0) });
      void reply.redirect(qrPaths(tenant.slug, key).confirm, 303);
    }

    /** Sends the person to the provider's own page, which sends them back with a code. */
    @Post('oauth')
    async oauth(
      @CurrentTenant() tenant: Tenant,
      @Body({ schema: returning }) body: z.output<typeof returning>,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<void> {
      const connection = await this.connections.usable(tenant.id, key);
      const state = await this.authorisations.begin(tenant.id, {
        connectionId: connection.id,
        browserHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
        scanHash: null,
        returnTo: returnTarget(tenant, body.return_to),
      });
      const page = await this.methods.byKey(key).authorisationUrl(tenant.id, connection.id, state);
      void reply.redirect(page, 303);
    }

    /** Asks the person to confirm: an identity alone never logs anybody on. */
    @Get('confirm')
    @Page()
    async ask(
      @CurrentTenant() tenant: Tenant,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<string> {
      await this.connections.usable(tenant.id, key);
      const { ticketKey, browserHash } = this.ticketOf(request);
      const ticket = await this.tickets.ofPhone(tenant.id, ticketKey, browserHash);
      if (ticket?.state !== 'scanned' || ticket.channel !== 'in_app')
        throw new DomainError('gone', 'ticket.expired');
      return this.inside.confirmPage(this.methods.byKey(key), request, reply, tenant, ticket);
    }

    /** Confirms and exchanges at once, as the browser and the phone are one. */
    @Post('confirm')
    async confirm(
      @CurrentTenant() tenant: Tenant,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<void> {
      await this.connections.usable(tenant.id, key);
      const { ticketKey, browserHash, secret } = this.ticketOf(request);
      await this.decide.confirm({
        tenantId: tenant.id,
        method: key,
        ticket: ticketKey,
        phoneHash: browserHash,
        device: deviceOf(request),
      });
      const loggedOnAs = (await this.principals.find(request))?.accountId;
      const outcome = await this.redeem.execute(tenant.id, { method: key, secret, browserHash, loggedOnAs });
      this.cookies.clear(reply, 'ticket');
      void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, outcome), 303);
    }

    private ticketOf(request: FastifyRequest): {
      readonly ticketKey: TicketKey;
      readonly browserHash: Buffer;
      readonly secret: string;
    } {
      const secret = this.cookies.read(request, 'ticket');
      const browser = this.cookies.browserOf(request);
      if (!isSecret(secret) || browser === undefined) throw new DomainError('gone', 'ticket.expired');
      return {
        ticketKey: { by: 'browser_secret', hash: hashSecret(secret) },
        browserHash: hashSecret(browser),
        secret,
      };
    }
  }

  return SameDeviceController;
}
