import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Cookies } from '#http';
import { hashSecret, isId } from '#kernel';
import { deviceOf } from '#logon';
import type { WaitingBrowser } from '../application/waiting-browser.js';

/** Who asks, as its cookies say. */
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

/** Which of the browser's tickets a page shows. Undefined where it does not say. */
export function ticketOnPage(request: FastifyRequest): string | undefined {
  const named = request.headers[TICKET_HEADER];
  return typeof named === 'string' && isId(named) ? named : undefined;
}
