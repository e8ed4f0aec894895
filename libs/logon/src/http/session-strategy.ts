import type { FactoryProvider } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import type { FastifyRequest } from 'fastify';
import { Cookies, UNATTENDED_HEADER } from '#http';
import { ResolveSession, type LiveSession } from '../application/resolve-session.js';
import { IsolatedPassport } from './isolated-passport.js';

/** Name of the strategy in Passport. */
export const SESSION_STRATEGY = 'session';

/**
 * Passport's strategy for the session cookie. It registers itself in its constructor, so it must know the Passport instance before that.
 */
export const sessionStrategy: FactoryProvider = {
  provide: Symbol('session strategy'),
  inject: [IsolatedPassport, Cookies, ResolveSession],
  useFactory: (passport: IsolatedPassport, cookies: Cookies, sessions: ResolveSession) => {
    class SessionStrategy extends PassportStrategy(Strategy, SESSION_STRATEGY) {
      /** The instance with which `@nestjs/passport` registers it; the package's types lack this method. */
      getPassportInstance(): IsolatedPassport {
        return passport;
      }

      /** The session that the request carries; Passport expects false for none. */
      async validate(request: FastifyRequest): Promise<LiveSession | false> {
        const token = cookies.read(request, 'session');
        const isUse = request.headers[UNATTENDED_HEADER] === undefined;
        return (await (isUse ? sessions.resolve(token) : sessions.look(token))) ?? false;
      }
    }
    return new SessionStrategy();
  },
};
