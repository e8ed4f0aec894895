import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  Cookies,
  CurrentTenant,
  EventStreams,
  ipPrefix,
  JsonRoute,
  LiveConnections,
  Public,
  RateLimit,
  SameOrigin,
} from '#http';
import { DomainError, hashSecret } from '#kernel';
import { deviceOf, returnTarget, SessionCookies } from '#logon';
import { LOGGER, type Logger } from '#runtime';
import type { Tenant } from '#tenancy';
import { IssueTicket } from '../application/issue-ticket.js';
import { RedeemTicket } from '../application/redeem-ticket.js';
import { WatchTicket, type WatchedTicket } from '../application/watch-ticket.js';
import { ticketCookieSeconds } from '../domain/lifetimes.js';
import type { TicketView } from '../domain/ticket.js';
import { TicketMetrics } from '../metrics/ticket-metrics.js';
import { followTicket } from './follow-ticket.js';
import { POLL_INTERVAL_SECONDS, PollPace } from './poll-pace.js';
import { issueBody, issuedView, NO_TICKET, pollQuery, redeemedView, ticketView } from './ticket-views.js';
import { waitForNews } from './wait-for-news.js';

const BEFORE_LOGON = 'people who log on have no session yet; the ticket cookie decides';

/** What the waiting browser does with its ticket. It is named by the browser's cookie alone, never by the address. */
@Controller('t/:slug/logon/dingtalk-qr/ticket')
export class TicketController {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly cookies: Cookies,
    private readonly streams: EventStreams,
    private readonly waiting: LiveConnections,
    private readonly sameOrigin: SameOrigin,
    private readonly pace: PollPace,
    private readonly metrics: TicketMetrics,
    private readonly issueTicket: IssueTicket,
    private readonly watch: WatchTicket,
    private readonly redeemTicket: RedeemTicket,
    private readonly sessions: SessionCookies,
  ) {}

  /** Issues a QR code; the former one of this browser is cancelled. */
  @Post()
  @JsonRoute()
  @ApiCreatedResponse({ standardSchema: issuedView })
  @Public(BEFORE_LOGON)
  @RateLimit({ burst: 60, perMinute: 120 })
  async issue(
    @CurrentTenant() tenant: Tenant,
    @Body({ schema: issueBody }) body: z.output<typeof issueBody>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof issuedView>> {
    const browser = this.cookies.ensureBrowserCookie(request, reply);
    const ticket = await this.issueTicket.execute({
      tenantId: tenant.id,
      browserHash: hashSecret(browser),
      network: ipPrefix(request.ip),
      device: deviceOf(request),
      returnTo: returnTarget(tenant, body.returnTo),
    });
    this.cookies.set(reply, 'ticket', ticket.secret, {
      maxAgeSeconds: ticketCookieSeconds(ticket.lifetimeSeconds),
    });
    return {
      svg: ticket.svg,
      lifetimeSeconds: ticket.lifetimeSeconds,
      pollIntervalSeconds: POLL_INTERVAL_SECONDS,
    };
  }

  /** The state now, or, with `after`, as soon as it differs. */
  @Get()
  @JsonRoute()
  @ApiOkResponse({ standardSchema: ticketView })
  @Public(BEFORE_LOGON)
  @Header('cache-control', 'no-store')
  async poll(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: pollQuery }) query: z.output<typeof pollQuery>,
    @Req() request: FastifyRequest,
  ): Promise<TicketView> {
    this.sameOrigin.assertNoForeignOrigin(request);
    const look = this.looking(tenant, request);
    const first = await this.mine(look);
    this.pace.assertPatient(first.ticketId);
    const gone = new AbortController();
    const leave = this.waiting.open({ tenantId: tenant.id, subject: first.ticketId }, () => {
      gone.abort();
    });
    request.raw.once('close', () => {
      gone.abort();
    });
    try {
      const ticket = await waitForNews(this.watch, look, first, query.after, gone.signal);
      return (ticket ?? first).view;
    } finally {
      leave();
    }
  }

  /** The states as they come, by server-sent events; the stream ends with the ticket. */
  @Get('events')
  @JsonRoute()
  @ApiOkResponse({ description: 'The states as server-sent events.', content: { 'text/event-stream': {} } })
  @Public(BEFORE_LOGON)
  async events(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const look = this.looking(tenant, request);
    const first = await this.mine(look);
    let stop = (): void => undefined;
    const stream = this.streams.open(request, reply, {
      subject: first.ticketId,
      onClose: () => {
        stop();
      },
    });
    const failed = (err: unknown): void => {
      this.logger.warn({ err }, 'A waiting browser could not be told how its ticket stands');
    };
    stop = followTicket(this.watch, look, first, stream, failed, (at) => {
      this.metrics.told(at);
    });
  }

  /** Exchanges the confirmed ticket, once, for a session or for the offer to attach. */
  @Post('redeem')
  @HttpCode(200)
  @JsonRoute()
  @ApiOkResponse({ standardSchema: redeemedView })
  @Public(BEFORE_LOGON)
  async redeem(
    @CurrentTenant() tenant: Tenant,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof redeemedView>> {
    const browser = this.cookies.browserOf(request);
    if (browser === undefined) throw new DomainError('gone', 'ticket.not_redeemable');
    const secret = this.cookies.read(request, 'ticket');
    const redemption = await this.redeemTicket.execute(tenant.id, secret, hashSecret(browser));
    this.cookies.clear(reply, 'ticket');
    if (redemption.kind === 'attachment') return { location: `/t/${tenant.slug}/attach` };
    await this.sessions.open(request, reply, redemption.completed);
    return { location: redemption.completed.returnTo };
  }

  private looking(tenant: Tenant, request: FastifyRequest): () => Promise<WatchedTicket | null> {
    const browser = this.cookies.browserOf(request);
    const waiting = {
      secret: this.cookies.read(request, 'ticket'),
      browserHash: browser === undefined ? undefined : hashSecret(browser),
      device: deviceOf(request),
    };
    return () => this.watch.look(tenant.id, waiting);
  }

  private async mine(look: () => Promise<WatchedTicket | null>): Promise<WatchedTicket> {
    const ticket = await look();
    if (ticket === null) throw new DomainError(NO_TICKET.kind, NO_TICKET.code);
    return ticket;
  }
}
