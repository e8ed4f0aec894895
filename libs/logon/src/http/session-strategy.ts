import type { FactoryProvider } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import type { FastifyRequest } from 'fastify';
import { Cookies, UNATTENDED_HEADER } from '#http';
import { ResolveSession, type LiveSession } from '../application/resolve-session.js';
import { OwnPassport } from './own-passport.js';

/** Name of the strategy in Passport. */
export const SESSION_STRATEGY = 'session';

/** Passport's strategy for the session cookie. It registers itself as it is made, so that it must be told where before. */
export const sessionStrategy: FactoryProvider = {
  provide: Symbol('session strategy'),
  inject: [OwnPassport, Cookies, ResolveSession],
  useFactory: (own: OwnPassport, cookies: Cookies, sessions: ResolveSession) => {
    class SessionStrategy extends PassportStrategy(Strategy, SESSION_STRATEGY) {
      /** Where `@nestjs/passport` registers it; its types do not name the method. */
      getPassportInstance(): OwnPassport {
        return own;
      }

      /** Whose session the request carries; false is Passport's word for none. */
      async validate(request: FastifyRequest): Promise<LiveSession | false> {
        const token = cookies.read(request, 'session');
        const isUse = request.headers[UNATTENDED_HEADER] === undefined;
        return (await (isUse ? sessions.resolve(token) : sessions.look(token))) ?? false;
      }
    }
    return new SessionStrategy();
  },
};
