import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RefusalListeners, tenantOf } from '#http';
import type { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { LogonRefused } from '../events.js';
import { deviceOf } from './device-of.js';

/**
 * Publishes that somebody tried to log on with a method that is switched off. It uses its own transaction, because the one that found out
 * has been rolled back. Opening a page is no attempt: link previews do that, too.
 */
@Injectable()
export class RecordRefusedMethod implements OnModuleInit {
  constructor(
    private readonly refusals: RefusalListeners,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  onModuleInit(): void {
    this.refusals.add((request, refusal) => this.record(request, refusal));
  }

  private async record(request: FastifyRequest, refusal: DomainError): Promise<void> {
    const [tenant, method] = [tenantOf(request), triedMethod(request, refusal)];
    if (tenant === undefined || method === undefined) return;
    await this.unitOfWork.run(tenant.id, (transaction) => {
      const facts = { reason: 'method.disabled', method, browser: deviceOf(request) };
      this.events.publish(transaction, LogonRefused, { outcome: 'refused', ...facts });
      return Promise.resolve();
    });
  }
}

function triedMethod({ method: verb }: FastifyRequest, { code, facts }: DomainError): string | undefined {
  if (verb !== 'POST' || code !== 'method.disabled') return undefined;
  return typeof facts['method'] === 'string' ? facts['method'] : undefined;
}
