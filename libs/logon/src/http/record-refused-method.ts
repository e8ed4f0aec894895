import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, from, switchMap, throwError, type Observable } from 'rxjs';
import { DomainError } from '#kernel';
import { tenantOf } from '#http';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { Device } from '../domain/device.js';
import { LogonRefused } from '../events.js';
import { deviceOf } from './device-of.js';

/**
 * Publishes that somebody tried to log on with a method that is switched off. It uses its own transaction, because the one that found out
 * has been rolled back. Opening a page is no attempt: link previews do that, too.
 */
@Injectable()
export class RecordRefusedMethod implements NestInterceptor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        const request = context.switchToHttp().getRequest<FastifyRequest>();
        const [tenant, method] = [tenantOf(request), triedMethod(request, error)];
        if (tenant === undefined || method === undefined) return throwError(() => error);
        const recorded = this.record(tenant.id, method, deviceOf(request));
        return from(recorded).pipe(switchMap(() => throwError(() => error)));
      }),
    );
  }

  private async record(tenantId: string, method: string, browser: Device): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => {
      const facts = { reason: 'method.disabled', method, browser };
      this.events.publish(transaction, LogonRefused, { outcome: 'refused', ...facts });
      return Promise.resolve();
    });
  }
}

function triedMethod({ method: verb }: FastifyRequest, error: unknown): string | undefined {
  if (verb !== 'POST' || !(error instanceof DomainError) || error.code !== 'method.disabled')
    return undefined;
  const { method } = error.facts;
  return typeof method === 'string' ? method : undefined;
}
