import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { resolveOptional } from '../app/resolve-optional.js';
import { stateOf } from '../request/request-state.js';
import { AccessLog } from './principal.js';
import { principalOf } from './principals.js';

/** Refusals of people who have the permission, or need none. */
const NOT_ENOUGH: ReadonlySet<string> = new Set(['session.not_fresh', 'api_token.not_sensitive']);

/** Records what signed-in people were refused, by the access of the route or by a rule behind it. */
@Injectable()
export class RecordDeniedAccess {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly moduleRef: ModuleRef,
  ) {}

  async record(request: FastifyRequest, error: unknown): Promise<void> {
    if (!(error instanceof DomainError) || error.kind !== 'forbidden') return;
    const { access } = stateOf(request);
    const isRecorded = access?.kind === 'permission' || NOT_ENOUGH.has(error.code);
    if (!isRecorded) return;
    try {
      const principal = await principalOf(request);
      if (principal === null) return;
      const permission = access?.kind === 'permission' ? { permission: access.permission } : {};
      await resolveOptional(this.moduleRef, AccessLog)?.refused({
        request,
        principal,
        reason: error.code,
        ...permission,
      });
    } catch (err) {
      // Access stays refused either way, and the answer must say that.
      this.logger.error({ err, problem: error.code }, 'A refused access could not be recorded');
    }
  }
}
