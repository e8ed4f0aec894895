import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { permissionsOf, type Role } from '#accounts';
import { PrincipalResolver, type Principal } from '#http';
import type { LiveSession } from '../application/resolve-session.js';
import { IsolatedPassport } from './isolated-passport.js';
import { SESSION_STRATEGY } from './session-strategy.js';

/** Resolves a request's principal for the HTTP lib, with Passport's session strategy. */
@Injectable()
export class SessionPrincipalResolver extends PrincipalResolver {
  constructor(private readonly passport: IsolatedPassport) {
    super();
  }

  async resolve(request: FastifyRequest): Promise<Principal | null> {
    const session = await this.passport.whose<LiveSession>(SESSION_STRATEGY, request);
    return session === null ? null : { ...session, permissions: permissionsOf(session.role as Role) };
  }
}
