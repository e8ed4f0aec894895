import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { ipPrefix, TokenBuckets } from '#http';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { TicketReplayed, type TicketFacts } from '../events.js';

/** Rate limit for records of misuse: the log must show that it happens, but anybody can cause any number of attempts. */
const TOLD = { burst: 10, perMinute: 1 };

/** Maximum number of tickets and networks that a process remembers. */
const REMEMBERED = 10_000;

/** Records the misuse of tickets. Each process applies the rate limit by itself. */
@Injectable()
export class NoteReplay {
  readonly #told = new TokenBuckets(REMEMBERED);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
  ) {}

  /** Misuse of a ticket that somebody has scanned. */
  ofTicket(transaction: Transaction, replay: TicketFacts): void {
    this.tell(transaction, replay.ticketId, replay);
  }

  /** Misuse of a code that nobody has scanned. Anybody can get any number of such codes, so the rate limit is by network. */
  ofCode(transaction: Transaction, replay: TicketFacts, ip: string): void {
    this.tell(transaction, ipPrefix(ip), replay);
  }

  private tell(transaction: Transaction, whose: string, replay: TicketFacts): void {
    const wait = this.#told.take(whose, TOLD, this.clock.elapsedMs());
    if (wait === 0) this.events.publish(transaction, TicketReplayed, replay);
  }
}
