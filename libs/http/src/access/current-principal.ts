import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import type { Principal } from './principal.js';
import { principalOf } from './principals.js';

/** Injects the `Principal`; only for routes that need one. Public routes use `Principals` if they want to know it. */
export const CurrentPrincipal = createParamDecorator(
  async (_data: unknown, execution: ExecutionContext): Promise<Principal> => {
    const principal = await principalOf(execution.switchToHttp().getRequest<FastifyRequest>());
    if (principal === null) throw new DomainError('unauthenticated', 'session.required');
    return principal;
  },
);
