import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { newSecret } from '#kernel';
import { actingAs } from '../application/acting-as.js';
import { EndSessions } from '../application/end-sessions.js';
import { ResolveSession } from '../application/resolve-session.js';
import type { CompletedLogon } from '../domain/logon-outcome.js';
import { KnownDevices } from './known-devices.js';

/** Sets and clears session cookies. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: ResolveSession,
    private readonly endSessions: EndSessions,
    private readonly devices: KnownDevices,
  ) {}

  /**
   * Signs the browser in, and remembers that the account has logged on here. Ends the browser's former session, and renews the secret that
   * ties the browser to its pages (ASVS 7.2.4).
   */
  async open(
    request: FastifyRequest,
    reply: FastifyReply,
    { token, accountId }: Pick<CompletedLogon, 'token' | 'accountId'>,
  ): Promise<void> {
    await this.end(request, 'replaced');
    this.cookies.set(reply, 'session', token);
    this.cookies.set(reply, 'browser', newSecret());
    this.devices.remember(request, reply, accountId);
  }

  /** Gives this browser the new secret of its continuing session. */
  renew(reply: FastifyReply, token: string): void {
    this.cookies.set(reply, 'session', token);
  }

  /** Signs the browser out. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.end(request, 'logged_off');
    this.cookies.clear(reply, 'session');
  }

  private async end(request: FastifyRequest, reason: 'replaced' | 'logged_off'): Promise<void> {
    const former = await this.sessions.resolve(this.cookies.read(request, 'session'));
    if (former === null) return;
    await actingAs(former.accountId, () =>
      this.endSessions.execute(former.tenantId, { sessionId: former.sessionId }, reason),
    );
  }
}
