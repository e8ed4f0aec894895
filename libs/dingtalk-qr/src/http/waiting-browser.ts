import type { FastifyRequest } from 'fastify';
import type { Cookies } from '#http';
import { hashSecret } from '#kernel';
import { deviceOf } from '#logon';
import type { WaitingBrowser } from '../application/waiting-browser.js';

/** Who asks, as its cookies say. */
export function waitingBrowser(cookies: Cookies, request: FastifyRequest): WaitingBrowser {
  const browser = cookies.browserOf(request);
  return {
    secret: cookies.read(request, 'ticket'),
    browserHash: browser === undefined ? undefined : hashSecret(browser),
    device: deviceOf(request),
  };
}
