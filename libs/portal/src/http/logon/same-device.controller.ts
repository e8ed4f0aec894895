import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IdentifyPerson, logonCode, StartAuthorisation } from '#dingtalk';
import {
  Authorisations,
  BeginInApp,
  DecideTicket,
  LogonConnections,
  PhoneTickets,
  RedeemTicket,
  ticketCookieSeconds,
  type TicketKey,
} from '#dingtalk-qr';
import { clientAddress, Cookies, CurrentTenant, ipPrefix, Public, RateLimit } from '#http';
import { DomainError, hashSecret, isSecret } from '#kernel';
import { deviceOf, FollowLogon, returnTarget, wantedReturn } from '#logon';
import { BEFORE_LOGON, Page } from '#pages';
import type { Tenant } from '#tenancy';
import { qrPaths } from '../../pages/qr-paths.js';
import { identified } from '../request/identify.js';
import { InsideDingTalk } from './inside-dingtalk.js';

const returning = z.object({ return_to: wantedReturn.optional() });
const identityBody = returning.extend({ code: logonCode });

/** Logon with DingTalk on the device that runs it: inside the app, or from the browser of a phone. */
@Controller('t/:slug/logon/dingtalk-qr')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 60, perMinute: 120 })
export class SameDeviceController {
  constructor(
    private readonly cookies: Cookies,
    private readonly connections: LogonConnections,
    private readonly identify: IdentifyPerson,
    private readonly startAuthorisation: StartAuthorisation,
    private readonly authorisations: Authorisations,
    private readonly beginInApp: BeginInApp,
    private readonly tickets: PhoneTickets,
    private readonly decide: DecideTicket,
    private readonly redeem: RedeemTicket,
    private readonly logons: FollowLogon,
    private readonly inside: InsideDingTalk,
  ) {}

  /** Takes the code that the DingTalk app gave to our page. */
  @Post('identity')
  async identity(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: identityBody }) body: z.output<typeof identityBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const connection = await this.connections.usable(tenant.id);
    const identity = await identified(this.identify.byJsapiCode(tenant.id, connection.id, body.code));
    const { secret } = await this.beginInApp.execute({
      tenantId: tenant.id,
      browserHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
      network: ipPrefix(clientAddress(request)),
      device: deviceOf(request),
      identity,
      returnTo: returnTarget(tenant, body.return_to),
    });
    this.cookies.set(reply, 'ticket', secret, { maxAgeSeconds: ticketCookieSeconds(0) });
    void reply.redirect(qrPaths(tenant.slug).confirm, 303);
  }

  /** Sends the person to DingTalk's own page, which sends them back with a code. */
  @Post('oauth')
  async oauth(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: returning }) body: z.output<typeof returning>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const connection = await this.connections.usable(tenant.id);
    const state = await this.authorisations.begin(tenant.id, {
      connectionId: connection.id,
      browserHash: hashSecret(this.cookies.ensureBrowserCookie(request, reply)),
      scanHash: null,
      returnTo: returnTarget(tenant, body.return_to),
    });
    void reply.redirect(await this.startAuthorisation.execute(tenant.id, connection.id, state), 303);
  }

  /** Asks the person to confirm: an identity alone never logs on. */
  @Get('confirm')
  @Page()
  async ask(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.connections.usable(tenant.id);
    const { key, browserHash } = this.ticketOf(request);
    const ticket = await this.tickets.ofPhone(tenant.id, key, browserHash);
    if (ticket?.state !== 'scanned' || ticket.channel !== 'in_app')
      throw new DomainError('gone', 'ticket.expired');
    return this.inside.confirmPage(request, reply, tenant, ticket);
  }

  /** Confirms and exchanges at once, as the browser and the phone are one. */
  @Post('confirm')
  async confirm(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.connections.usable(tenant.id);
    const { key, browserHash, secret } = this.ticketOf(request);
    await this.decide.confirm({
      tenantId: tenant.id,
      ticket: key,
      phoneHash: browserHash,
      device: deviceOf(request),
    });
    const outcome = await this.redeem.execute(tenant.id, secret, browserHash);
    this.cookies.clear(reply, 'ticket');
    void reply.redirect(await this.logons.to(request, reply, tenant, outcome), 303);
  }

  private ticketOf(request: FastifyRequest): {
    readonly key: TicketKey;
    readonly browserHash: Buffer;
    readonly secret: string;
  } {
    const secret = this.cookies.read(request, 'ticket');
    const browser = this.cookies.browserOf(request);
    if (!isSecret(secret) || browser === undefined) throw new DomainError('gone', 'ticket.expired');
    return {
      key: { by: 'browser_secret', hash: hashSecret(secret) },
      browserHash: hashSecret(browser),
      secret,
    };
  }
}
