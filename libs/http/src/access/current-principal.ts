import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { stateOf } from '../request/request-state.js';
import type { Principal } from './principal.js';

/** Gives the `Principal`; only for routes that need one. Public routes that are curious ask `Principals`. */
export const CurrentPrincipal = createParamDecorator(
  async (_data: unknown, execution: ExecutionContext): Promise<Principal> => {
    const principal = await stateOf(execution.switchToHttp().getRequest<FastifyRequest>()).principal;
    if (principal === null || principal === undefined)
      throw new DomainError('unauthenticated', 'session.required');
    return principal;
  },
);
