import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { storableText } from '#kernel';
import { LOGGER, runInContext, type Logger } from '#runtime';
import { noteHandled } from '../infra/inbox-statements.js';
import { reactionTo, type DomainEvent } from './domain-event.js';
import type { DomainListener } from './listener-registry.js';
import { UnfitPayload } from './parsed-event.js';

/** Why a listener could not handle an event. */
export interface Failure {
  readonly error: string;
  /** Whether further attempts are pointless. */
  readonly isFinal: boolean;
}

/** Delivers one event to one listener: handler and inbox row commit together, so it happens exactly once. */
@Injectable()
export class DeliverEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Returns undefined when the listener has handled the event (now or before), otherwise the reason for the failure. */
  async attempt(event: DomainEvent, listener: DomainListener): Promise<Failure | undefined> {
    try {
      await runInContext(reactionTo(event), () =>
        this.unitOfWork.run(event.tenantId, async (transaction) => {
          const first = await transaction.run(noteHandled, {
            tenantId: event.tenantId,
            listener: listener.id,
            eventIds: [event.id],
          });
          if (first.length > 0) await listener.handle([event], transaction);
        }),
      );
      return undefined;
    } catch (err) {
      this.logger.warn(
        { err, listener: listener.id, event: event.name, eventId: event.id },
        'A listener failed',
      );
      return {
        error: err instanceof Error ? storableText(`${err.name}: ${err.message}`, LONGEST) : 'unknown error',
        isFinal: err instanceof UnfitPayload,
      };
    }
  }
}

/** Maximum length of a stored error text, in UTF-16 code units. */
const LONGEST = 500;
