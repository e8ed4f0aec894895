import { follow } from './follow.js';
import { pause } from './pause.js';
import { Problem } from './problem.js';
import type { Stage, Trouble } from './stage.js';
import type { TicketClient, TicketState } from './ticket-client.js';
import { visible } from './visibility.js';

/** How often an expired code is renewed without anybody asking. */
const RENEWALS = 3;

/** Seconds the server gets to announce an expiry before the display believes its own clock. */
const GRACE = 3;

function troubleOf(problem: Problem): Trouble | 'expired' {
  if (problem.code === 'method.disabled' || problem.code === 'method.unknown') return 'disabled';
  if (problem.status === 429) return 'limit';
  if (problem.status === 503 || problem.code.startsWith('dingtalk.')) return 'unavailable';
  return [401, 404, 409, 410].includes(problem.status) ? 'expired' : 'failed';
}

/** Lets codes follow each other until the person is logged on, has to act, or leaves. */
export class QrDisplay {
  private run = new AbortController();

  constructor(
    private readonly stage: Stage,
    private readonly client: TicketClient,
  ) {
    stage.onRenew(() => this.start());
  }

  start(): void {
    this.run.abort();
    this.run = new AbortController();
    void this.codes(this.run.signal);
  }

  stop(): void {
    this.run.abort();
  }

  private async codes(signal: AbortSignal): Promise<void> {
    try {
      for (let renewals = 0; ; renewals += 1) {
        await visible(signal);
        signal.throwIfAborted();
        const end = await this.oneCode(signal);
        if (end !== 'unseen' || renewals >= RENEWALS) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.fail(error instanceof Problem ? error : new Problem(0, 'network', undefined));
    }
  }

  /** Shows one code to its end. `unseen`: it expired before anybody scanned it. */
  private async oneCode(signal: AbortSignal): Promise<TicketState | 'unseen'> {
    this.stage.show('loading');
    const ticket = await this.client.issue(signal);
    this.stage.code(ticket);
    this.stage.show('created');
    const seen = new Set<TicketState>();
    const end = await this.untilEnd(signal, ticket.lifetimeSeconds + GRACE, (own) =>
      follow({
        client: this.client,
        signal: own,
        pollIntervalSeconds: ticket.pollIntervalSeconds,
        report: (status) => {
          seen.add(status.state);
          this.stage.status(status);
        },
      }),
    );
    if (end === 'confirmed') await this.redeem(signal);
    if (end === 'expired') this.stage.show('expired');
    return end === 'expired' && !seen.has('scanned') ? 'unseen' : end;
  }

  /** Runs `work`, but never longer than the ticket can live: a lost message must not leave a dead code on show. */
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

  private async redeem(signal: AbortSignal): Promise<void> {
    const { location: target } = await this.client.redeem(signal);
    location.assign(target);
  }

  private fail(problem: Problem): void {
    const picture = troubleOf(problem);
    if (picture === 'limit') this.stage.wait(problem.retryAfter);
    this.stage.show(picture);
  }
}
