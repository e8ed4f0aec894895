import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { ipPrefix, TokenBuckets } from '#http';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { TicketReplayed, type TicketFacts } from '../events.js';

/** How often the log tells of misuse: what matters is that it happens, and anybody can ask again and again. */
const TOLD = { burst: 10, perMinute: 1 };

/** Tickets and networks that a process remembers. */
const REMEMBERED = 10_000;

/** Records the misuse of tickets. Each process counts for itself how often it has told of one. */
@Injectable()
export class NoteReplay {
  readonly #told = new TokenBuckets(REMEMBERED);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
  ) {}

  /** Of a ticket that somebody has scanned. */
  ofTicket(transaction: Transaction, replay: TicketFacts): void {
    this.tell(transaction, replay.ticketId, replay);
  }

  /** Of a code that nobody has scanned: as anybody gets as many of these as they like, it is their network that counts. */
  ofCode(transaction: Transaction, replay: TicketFacts, ip: string): void {
    this.tell(transaction, ipPrefix(ip), replay);
  }

  private tell(transaction: Transaction, whose: string, replay: TicketFacts): void {
    const wait = this.#told.take(whose, TOLD, this.clock.elapsedMs());
    if (wait === 0) this.events.publish(transaction, TicketReplayed, replay);
  }
}
