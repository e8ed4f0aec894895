import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { DomainError } from '#kernel';
import { resolveOptional } from '../app/resolve-optional.js';
import { RefusalListeners } from '../problems/refusal-listeners.js';
import { stateOf } from '../request/request-state.js';
import { AccessLog } from './principal.js';
import { principalOf } from './principals.js';

/** Refusals of people who have the permission, or need none. */
const NOT_ENOUGH: ReadonlySet<string> = new Set(['session.not_fresh', 'api_token.not_sensitive']);

/** Records what signed-in people were refused, by the access of the route or by a rule behind it. */
@Injectable()
export class RecordDeniedAccess implements OnModuleInit {
  constructor(
    private readonly refusals: RefusalListeners,
    private readonly moduleRef: ModuleRef,
  ) {}

  onModuleInit(): void {
    this.refusals.add((request, refusal) => this.record(request, refusal));
  }

  private async record(request: FastifyRequest, { kind, code }: DomainError): Promise<void> {
    if (kind !== 'forbidden') return;
    const { access } = stateOf(request);
    const isRecorded = access?.kind === 'permission' || NOT_ENOUGH.has(code);
    if (!isRecorded) return;
    const principal = await principalOf(request);
    if (principal === null) return;
    const permission = access?.kind === 'permission' ? { permission: access.permission } : {};
    await resolveOptional(this.moduleRef, AccessLog)?.refused({
      request,
      principal,
      reason: code,
      ...permission,
    });
  }
}
