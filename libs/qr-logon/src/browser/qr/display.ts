import { online } from '../../../../pages/src/browser/live/online.js';
import { pause } from '../../../../pages/src/browser/live/pause.js';
import { Problem } from '../../../../pages/src/browser/live/problem.js';
import { Follower } from './follow.js';
import type { Stage } from './stage.js';
import type { IssuedTicket, TicketClient, TicketState } from './ticket-client.js';
import { displayProblemOf, WAITS, type DisplayProblem } from './display-problem.js';
import { visible } from './visibility.js';

/** How often an expired code is renewed automatically. */
const RENEWALS = 3;

/** Seconds the server gets to announce an expiry before the display believes its own clock. */
const GRACE = 3;

/** Seconds between two attempts to exchange a confirmed ticket while the network fails; the server waits for 15 seconds. */
const REDEEM_AGAIN = 2;

/** Maximum number of attempts to exchange it. */
const REDEEM_TRIES = 5;

/** Seconds until the display asks again if the server names none: the first delay, and the longest. */
const AGAIN = { first: 5, longest: 60 };

/** Shows one code after another until the person is logged on, has to act, or leaves. */
export class QrDisplay {
  private run = new AbortController();
  /** The ticket on display that has not ended; the page gives it up when it leaves. */
  private open: IssuedTicket | undefined;
  private readonly follower: Follower;

  constructor(
    private readonly stage: Stage,
    private readonly client: TicketClient,
  ) {
    this.follower = new Follower(client);
    stage.onRenew(() => this.start());
  }

  start(): void {
    this.run.abort();
    this.run = new AbortController();
    void this.codes(this.run.signal);
  }

  /** The page is leaving. */
  leave(): void {
    this.run.abort();
    if (this.open !== undefined) this.client.leave(this.open);
    this.open = undefined;
  }

  private async codes(signal: AbortSignal): Promise<void> {
    let failures = 0;
    for (let renewals = 0; renewals <= RENEWALS;) {
      try {
        await visible(signal);
        signal.throwIfAborted();
        if ((await this.oneCode(signal)) !== 'unseen') return;
        renewals += 1;
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        const problem = error instanceof Problem ? error : new Problem(0, 'script', undefined);
        const trouble = displayProblemOf(problem);
        if (trouble === 'wrong_address') this.stage.leadTo(problem.facts['publicUrl']);
        this.stage.show(trouble);
        if (!WAITS.has(trouble)) return;
        await this.again(trouble, problem.retryAfter, failures, signal).catch(() => 'the page goes');
      }
    }
  }

  /** Waits until it makes sense to ask again: a place may be free, or the server or the network may be back. */
  private async again(
    trouble: DisplayProblem,
    retryAfter: number | undefined,
    failures: number,
    signal: AbortSignal,
  ): Promise<void> {
    const least = retryAfter ?? Math.min(AGAIN.first * 2 ** (failures - 1), AGAIN.longest);
    // Random delay: displays that were refused together must not all ask again together.
    const [delay = 0] = crypto.getRandomValues(new Uint8Array(1));
    const until = performance.now() + least * (1 + delay / 512) * 1_000;
    const back = new AbortController();
    const isOnline = trouble === 'offline' ? online(AbortSignal.any([signal, back.signal])) : undefined;
    void isOnline?.then(() => back.abort());
    try {
      while (!back.signal.aborted && performance.now() < until) {
        this.stage.countDown(Math.ceil((until - performance.now()) / 1_000));
        await Promise.race([pause(1, signal), ...(isOnline === undefined ? [] : [isOnline])]);
      }
    } finally {
      back.abort();
    }
  }

  /** Shows one code until it ends. `unseen`: it expired before anybody scanned it. */
  private async oneCode(signal: AbortSignal): Promise<TicketState | 'unseen'> {
    this.stage.show('loading');
    const ticket = await this.client.issue(signal);
    this.open = ticket;
    await this.stage.code(ticket);
    this.stage.show('created');
    const seen = new Set<TicketState>();
    const end = await this.untilEnd(signal, ticket.lifetimeSeconds + GRACE, (own) =>
      this.follower.follow({
        ticket,
        signal: own,
        report: (status) => {
          seen.add(status.state);
          this.stage.status(status);
        },
      }),
    );
    this.open = undefined;
    if (end === 'confirmed') await this.redeem(ticket, signal);
    if (end === 'expired') this.stage.show('expired');
    return end === 'expired' && !seen.has('scanned') ? 'unseen' : end;
  }

  /** Runs `work`, but no longer than the ticket can live: a lost message must not leave a dead code on display. */
  private async untilEnd(
    signal: AbortSignal,
    seconds: number,
    work: (own: AbortSignal) => Promise<TicketState>,
  ): Promise<TicketState> {
    const own = new AbortController();
    const joint = AbortSignal.any([signal, own.signal]);
    const timeout = pause(seconds, joint).then((): TicketState => 'expired');
    try {
      return await Promise.race([work(joint), timeout]);
    } finally {
      timeout.catch(() => 'the race is over, nobody waits for this any more');
      own.abort();
    }
  }

  private async redeem(ticket: IssuedTicket, signal: AbortSignal): Promise<void> {
    for (let tried = 1; ; tried += 1) {
      try {
        const { location: target } = await this.client.redeem(ticket, signal);
        location.assign(target);
        return;
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 0 || tried >= REDEEM_TRIES) throw error;
        await pause(REDEEM_AGAIN, signal);
      }
    }
  }
}
