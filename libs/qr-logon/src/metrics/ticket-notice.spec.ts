import { until } from '#testing';
import type { WatchedTicket, WatchTicket } from '../application/watch-ticket.js';
import { followTicket } from '../http/follow-ticket.js';

const STEP_AT = 1_700_000_000_000;

/** A ticket whose state a spec sets, with the notices that a spec sends. */
class FakeWatch {
  state: WatchedTicket['view']['state'] = 'created';
  notify: (at?: number) => void = () => undefined;

  subscribe(_ticketId: string, changed: (at?: number) => void): () => void {
    this.notify = changed;
    return () => undefined;
  }

  readonly look = async (): Promise<WatchedTicket> => this.now();

  now(): WatchedTicket {
    return { ticketId: 't', view: { state: this.state, remainingSeconds: 60 }, isOver: false };
  }
}

describe('the latency of ticket status changes', () => {
  let watch: FakeWatch;
  let sent: unknown[];
  let told: number[];
  let stop: () => void;

  beforeEach(() => {
    watch = new FakeWatch();
    sent = [];
    told = [];
    const stream = { send: (data: unknown) => sent.push(data), end: () => undefined };
    const failed = (error: unknown): void => {
      throw error;
    };
    const port = watch as unknown as WatchTicket; // the only method used here
    stop = followTicket(port, watch.look, watch.now(), stream, failed, (at) => told.push(at));
  });

  afterEach(() => {
    stop();
  });

  it('is measured from the step until the browser is told', async () => {
    watch.state = 'scanned';
    watch.notify(STEP_AT);
    await until(() => told.length > 0);
    expect(told).toEqual([STEP_AT]);
    expect(sent).toHaveLength(2);
  });

  it('is not measured for a notice without a change, nor for a change without a notice', async () => {
    watch.notify(STEP_AT);
    await until(() => sent.length === 1);
    watch.state = 'scanned';
    watch.notify();
    await until(() => sent.length === 2);
    expect(told).toEqual([]);
  });
});
