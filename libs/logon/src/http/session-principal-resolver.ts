import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { permissionsOf, type Role } from '#accounts';
import { PrincipalResolver, type Principal } from '#http';
import type { LiveSession } from '../application/resolve-session.js';
import { OwnPassport } from './own-passport.js';
import { SESSION_STRATEGY } from './session-strategy.js';

/** Tells the HTTP lib who asks, by Passport's session strategy. */
@Injectable()
export class SessionPrincipalResolver extends PrincipalResolver {
  constructor(private readonly passport: OwnPassport) {
    super();
  }

  async resolve(request: FastifyRequest): Promise<Principal | null> {
    const session = await this.authenticate(request);
    if (session === null) return null;
    return { ...session, permissions: permissionsOf(session.role as Role) };
  }

  private authenticate(request: FastifyRequest): Promise<LiveSession | null> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, session: LiveSession | false | null | undefined): void => {
        if (error instanceof Error) reject(error);
        else resolve(session === false || session === undefined ? null : session);
      };
      const middleware = this.passport.authenticate(SESSION_STRATEGY, { session: false }, settle) as (
        request: FastifyRequest,
        response: object,
        next: (error?: unknown) => void,
      ) => void;
      middleware(request, {}, (error) => {
        settle(error, null);
      });
    });
  }
}
