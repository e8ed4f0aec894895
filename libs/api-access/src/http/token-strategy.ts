import type { FactoryProvider } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { IsolatedPassport } from '#logon';
import { ResolveToken } from '../application/resolve-token.js';
import type { ShownToken } from '../infra/token-statements.js';

/** Name of the strategy in Passport. */
export const TOKEN_STRATEGY = 'api-token';

/** RFC 6750, 2.1. */
const SCHEME = /^bearer +/i;

/** Passport's strategy for API tokens, in addition to the session's. Its constructor registers it. */
export const tokenStrategy: FactoryProvider = {
  provide: Symbol('token strategy'),
  inject: [IsolatedPassport, ResolveToken],
  useFactory: (passport: IsolatedPassport, tokens: ResolveToken) => {
    class TokenStrategy extends PassportStrategy(Strategy, TOKEN_STRATEGY) {
      /** Called by `@nestjs/passport` to register it; the package's types lack this method. */
      getPassportInstance(): IsolatedPassport {
        return passport;
      }

      /** The token that the request presents; Passport expects false for none. */
      async validate({ headers: { authorization = '' } }: FastifyRequest): Promise<ShownToken | false> {
        return (await tokens.resolve(authorization.replace(SCHEME, '').trim())) ?? false;
      }
    }
    return new TokenStrategy();
  },
};
