import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { SessionEnded } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { EndParticipations } from '../application/end-participations.js';

/** A session that ends, for whatever reason, ends in every application. */
@Injectable()
export class EndWithSession {
  constructor(private readonly participations: EndParticipations) {}

  @OnDomainEvent('single-logout.end-with-session', SessionEnded)
  async onSessionEnded(
    { payload }: DomainEvent<PayloadOf<typeof SessionEnded>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.participations.ofSession(transaction, payload.sessionId);
  }
}
