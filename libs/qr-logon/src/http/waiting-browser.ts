import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Cookies } from '#http';
import { hashSecret, isId } from '#kernel';
import { deviceOf } from '#logon';
import type { WaitingBrowser } from '../application/waiting-browser.js';

/** The browser that asks, as identified by its cookies. */
export function waitingBrowser(cookies: Cookies, request: FastifyRequest): WaitingBrowser {
  const browser = cookies.browserOf(request);
  const { socket } = request.raw;
  return {
    secret: cookies.read(request, 'ticket'),
    browserHash: browser === undefined ? undefined : hashSecret(browser),
    device: deviceOf(request),
    hasGone: () => socket.destroyed,
  };
}

const TICKET_HEADER = 'x-ticket-id';

/** Describes the header by which a page names its ticket. */
export function NamesTicket(description: string): MethodDecorator {
  return ApiHeader({ name: TICKET_HEADER, required: false, description });
}

/** The ticket that a page shows; undefined if the page does not say. */
export function ticketOnPage(request: FastifyRequest): string | undefined {
  const named = request.headers[TICKET_HEADER];
  return typeof named === 'string' && isId(named) ? named : undefined;
}
