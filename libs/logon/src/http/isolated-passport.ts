import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';

type Middleware = (request: FastifyRequest, response: object, next: (error?: unknown) => void) => void;

/**
 * The application's own Passport. With the package's shared instance, two applications in one process would overwrite each other's
 * strategies (decision 0036).
 */
@Injectable()
export class IsolatedPassport extends passport.Authenticator {
  /** Returns what the strategy finds for a request; null: nobody. */
  whose<Whose>(strategy: string, request: FastifyRequest): Promise<Whose | null> {
    return new Promise((resolve, reject) => {
      const settle = (error: unknown, whose?: Whose | false | null): void => {
        if (error instanceof Error) reject(error);
        else resolve(whose === false || whose === undefined ? null : whose);
      };
      const middleware = this.authenticate(strategy, { session: false }, settle) as Middleware;
      middleware(request, {}, settle);
    });
  }
}
