import { Controller, Get, Header, Inject, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import {
  ApiSummary,
  Cookies,
  CurrentTenant,
  EventStreams,
  JsonRoute,
  LiveConnections,
  Public,
  SameOrigin,
} from '#http';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import type { Tenant } from '#tenancy';
import { ReleaseOpenCode } from '../application/release-open-code.js';
import { WatchTicket, type WatchedTicket } from '../application/watch-ticket.js';
import type { TicketView } from '../domain/ticket.js';
import { TicketMetrics } from '../metrics/ticket-metrics.js';
import { followTicket } from './follow-ticket.js';
import { PollRateLimiter } from './poll-rate-limiter.js';
import { TICKET_DECIDES, NO_TICKET, pollQuery, ticketView } from './ticket-views.js';
import { waitForStatusChange } from './wait-for-status-change.js';
import { NamesTicket, ticketOnPage, waitingBrowser } from './waiting-browser.js';

const SHOWN =
  'The `id` of the ticket on the page. If the browser has a newer ticket, the answer is `cancelled`.';

/**
 * Reports the state of a ticket to the waiting browser, by a stream or by long polls.
 *
 * @param key of the scan method
 */
export function ticketStatusController(key: string): Type {
  @Controller(`t/:slug/logon/${key}/ticket`)
  @ApiTags('QR logon')
  @ApiParam({ name: 'slug', description: 'Slug of the tenant' })
  @Public(TICKET_DECIDES)
  class TicketNewsController {
    constructor(
      @Inject(LOGGER) private readonly logger: Logger,
      private readonly cookies: Cookies,
      private readonly streams: EventStreams,
      private readonly waiting: LiveConnections,
      private readonly sameOrigin: SameOrigin,
      private readonly pollRate: PollRateLimiter,
      private readonly metrics: TicketMetrics,
      private readonly watch: WatchTicket,
      private readonly openCodes: ReleaseOpenCode,
    ) {}

    /** Returns the state now or, with `after`, as soon as it differs. */
    @Get()
    @ApiSummary({ en: 'Wait for the next state of a QR code', zh: '等待二维码的下一个状态' })
    @JsonRoute()
    @ApiOkResponse({ standardSchema: ticketView })
    @NamesTicket(SHOWN)
    @Header('cache-control', 'no-store')
    async poll(
      @CurrentTenant() tenant: Tenant,
      @Query({ schema: pollQuery }) query: z.output<typeof pollQuery>,
      @Req() request: FastifyRequest,
    ): Promise<TicketView> {
      this.sameOrigin.assertNoForeignOrigin(request);
      const look = this.looking(tenant, request);
      const first = await this.mine(look);
      this.pollRate.assertWithinRate(first.ticketId);
      const gone = new AbortController();
      const left = new AbortController();
      const leave = this.waiting.open({ tenantId: tenant.id, subject: first.ticketId }, () => {
        gone.abort();
      });
      request.raw.once('close', () => {
        left.abort();
        gone.abort();
      });
      try {
        const ticket = await waitForStatusChange(this.watch, look, first, query.after, gone.signal);
        if (left.signal.aborted) this.outOfSight(tenant, first);
        return (ticket ?? first).view;
      } finally {
        leave();
      }
    }

    /** Sends the states as server-sent events; the stream ends with the ticket. */
    @Get('events')
    @ApiSummary({ en: 'Follow the states of a QR code as they happen', zh: '实时跟踪二维码的状态' })
    @JsonRoute()
    @ApiOkResponse({
      description: 'The states of the ticket, as server-sent events.',
      content: { 'text/event-stream': {} },
    })
    @NamesTicket(SHOWN)
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
        onClose: (endedBy) => {
          stop();
          if (endedBy === 'browser') this.outOfSight(tenant, first);
        },
      });
      const failed = (err: unknown): void => {
        this.logger.warn({ err }, "A waiting browser could not be notified of its ticket's state");
      };
      stop = followTicket(this.watch, look, first, stream, failed, (at) => {
        this.metrics.told(at);
      });
    }

    /** If another page of the browser has a newer ticket, a page that shows the older one is told that it is cancelled. */
    private looking(tenant: Tenant, request: FastifyRequest): () => Promise<WatchedTicket | null> {
      const waiting = waitingBrowser(this.cookies, request);
      const shown = ticketOnPage(request);
      return async () => {
        const ticket = await this.watch.look(tenant.id, waiting);
        if (ticket === null || shown === undefined || ticket.ticketId === shown) return ticket;
        return { ticketId: ticket.ticketId, view: { state: 'cancelled' }, isOver: true };
      };
    }

    /** Nobody waits for the result; if this fails, the place stays taken until the code expires. */
    private outOfSight(tenant: Tenant, { ticketId }: WatchedTicket): void {
      this.openCodes.outOfSight(tenant.id, ticketId).catch((err: unknown) => {
        this.logger.warn({ err }, 'The place of a QR code whose page was closed could not be freed');
      });
    }

    private async mine(look: () => Promise<WatchedTicket | null>): Promise<WatchedTicket> {
      const ticket = await look();
      if (ticket === null) throw new DomainError(NO_TICKET.kind, NO_TICKET.code);
      return ticket;
    }
  }

  return TicketNewsController;
}
