import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LogonEnd, LogonOutcome } from '../domain/logon-outcome.js';
import { SessionCookies } from './session-cookies.js';

/** Redirects a browser after a step of its logon: signed in to its destination, or to the page that asks for what is missing. */
@Injectable()
export class RedirectAfterStep {
  constructor(private readonly sessions: SessionCookies) {}

  /** Sets the browser's cookies and returns the address to redirect to. */
  async to(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: { readonly slug: string },
    outcome: LogonOutcome | LogonEnd,
  ): Promise<string> {
    if (outcome.kind === 'needs' || outcome.kind === 'turned_away')
      return `/t/${tenant.slug}/${outcome.page}`;
    const { token, returnTo } = outcome;
    if (outcome.kind === 'renewed') {
      this.sessions.renew(reply, token);
      return returnTo;
    }
    await this.sessions.open(request, reply, outcome);
    if (outcome.resultPage === undefined) return returnTo;
    const then = new URLSearchParams({ return_to: returnTo });
    return `/t/${tenant.slug}/${outcome.resultPage}?${then.toString()}`;
  }
}
