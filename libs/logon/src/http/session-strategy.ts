import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import type { FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { ResolveSession, type LiveSession } from '../application/resolve-session.js';

/** Name of the strategy in Passport. */
export const SESSION_STRATEGY = 'session';

/** Passport's strategy for the session cookie. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, SESSION_STRATEGY) {
  constructor(
    private readonly cookies: Cookies,
    private readonly sessions: ResolveSession,
  ) {
    super();
  }

  /** Whose session the request carries; false is Passport's word for none. */
  async validate(request: FastifyRequest): Promise<LiveSession | false> {
    return (await this.sessions.resolve(this.cookies.read(request, 'session'))) ?? false;
  }
}
