import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cookies, CurrentPrincipal, CurrentTenant, EventStreams, SignedIn, type Principal } from '#http';
import { DomainError, isId } from '#kernel';
import { LiveNotifications } from '#messaging';
import { tenantPaths } from '#pages';
import type { Tenant } from '#tenancy';
import { EndSessions, sessionTopic } from '../application/end-sessions.js';
import { ResolveSession } from '../application/resolve-session.js';

/** People's own sessions. */
@Controller('t/:slug')
@SignedIn()
export class OwnSessionsController {
  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: ResolveSession,
    private readonly endSessions: EndSessions,
    private readonly streams: EventStreams,
    private readonly live: LiveNotifications,
  ) {}

  @Post('sessions/:sessionId/end')
  async end(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() { accountId }: Principal,
    @Param('sessionId') sessionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const selection = { sessionId, accountId };
    const ended = isId(sessionId)
      ? await this.endSessions.execute(tenant.id, selection, 'ended_by_owner')
      : 0;
    if (ended === 0) throw new DomainError('not_found', 'session.unknown');
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=session.ended`, 303);
  }

  @Post('sessions/end-others')
  async endOthers(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() { accountId, sessionId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endSessions.execute(tenant.id, { accountId, except: sessionId }, 'ended_by_owner');
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=sessions.ended`, 303);
  }

  /** A channel that closes when the session ends, so that an open page notices at once (NDSS: no zombie sessions). */
  @Get('session/events')
  async events(
    @CurrentPrincipal() { sessionId }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    let unsubscribe = (): void => undefined;
    const stream = this.streams.open(request, reply, {
      subject: sessionId,
      onClose: () => {
        unsubscribe();
      },
    });
    const close = (): void => {
      stream.send({ ended: true });
      stream.end();
    };
    const token = this.cookies.read(request, 'session');
    const isOver = async (): Promise<boolean> => (await this.sessions.look(token))?.sessionId !== sessionId;
    unsubscribe = this.live.subscribe(sessionTopic(sessionId), ({ resync }) => {
      if (resync !== true) {
        close();
        return;
      }
      // The notice of its end may have been missed. If that cannot be checked now, the next resync checks it.
      isOver().then(
        (over) => {
          if (over) close();
        },
        () => undefined,
      );
    });
    // The session may have ended between the guard's check and the subscription. If that cannot be found out, the page asks again.
    if (await isOver().catch(() => true)) close();
  }
}
