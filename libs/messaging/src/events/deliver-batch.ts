import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { LOGGER, type Logger } from '#runtime';
import { noteHandled } from '../infra/inbox-statements.js';
import { DeliverEvent, type Failure } from './deliver-event.js';
import type { DomainEvent } from './domain-event.js';
import type { DomainListener } from './listener-registry.js';

/** Which event a listener could not handle, and why. */
export interface DeliveryFailure extends Failure {
  readonly listener: string;
  readonly eventId: string;
}

/** Delivers events of one tenant to a listener: all in one transaction or, if that fails, each in its own. */
@Injectable()
export class DeliverBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliver: DeliverEvent,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Returns the failures. Events that were handled before are skipped. */
  async attempt(
    tenantId: string,
    events: readonly DomainEvent[],
    listener: DomainListener,
  ): Promise<readonly DeliveryFailure[]> {
    // A single event would only fail twice.
    if (events.length < 2) return this.oneByOne(events, listener);
    try {
      await this.together(tenantId, events, listener);
      return [];
    } catch (err) {
      this.logger.warn({ err, tenantId, listener: listener.id, events: events.length }, 'A batch failed');
      return this.oneByOne(events, listener);
    }
  }

  private async together(
    tenantId: string,
    events: readonly DomainEvent[],
    listener: DomainListener,
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const eventIds = events.map(({ id }) => id);
      const rows = await transaction.run(noteHandled, { tenantId, listener: listener.id, eventIds });
      const first = new Set(rows.map(({ eventId }) => eventId));
      const unhandled = events.filter(({ id }) => first.has(id));
      if (unhandled.length > 0) await listener.handle(unhandled, transaction);
    });
  }

  private async oneByOne(
    events: readonly DomainEvent[],
    listener: DomainListener,
  ): Promise<readonly DeliveryFailure[]> {
    const failures: DeliveryFailure[] = [];
    for (const event of events) {
      const failure = await this.deliver.attempt(event, listener);
      if (failure !== undefined) failures.push({ listener: listener.id, eventId: event.id, ...failure });
    }
    return failures;
  }
}
