import { until } from '#testing';
import type { WatchedTicket, WatchTicket } from '../application/watch-ticket.js';
import { waitForStatusChange } from './wait-for-status-change.js';

const at = (state: 'created' | 'scanned'): WatchedTicket => ({
  ticketId: 'ticket',
  view: { state, remainingSeconds: 60 },
  isOver: false,
});

/** A ticket about which a test sends notices. */
class Watched {
  state: 'created' | 'scanned' = 'created';
  looks = 0;
  notice: () => void = () => undefined;
  hasLeft = false;

  readonly watch = {
    subscribe: (_id: string, changed: () => void) => {
      this.notice = changed;
      return () => {
        this.hasLeft = true;
      };
    },
  } as unknown as WatchTicket; // the only method used here

  readonly look = (): Promise<WatchedTicket> => {
    this.looks += 1;
    return Promise.resolve(at(this.state));
  };

  wait(gone = new AbortController().signal): Promise<WatchedTicket | null> {
    return waitForStatusChange(this.watch, this.look, at('created'), 'created', gone);
  }
}

it('B1: a poll misses nothing that happens between its first look and its subscription', async () => {
  const ticket = new Watched();
  ticket.state = 'scanned'; // no notice follows: it was sent before the subscription
  expect((await ticket.wait())?.view.state).toBe('scanned');
  expect(ticket.hasLeft).toBe(true);
}, 5_000);

it('B1: a poll continues to wait when a notice brings nothing new', async () => {
  const ticket = new Watched();
  const waiting = ticket.wait();
  await until(() => ticket.looks === 1);
  for (let looks = 2; looks <= 4; looks += 1) {
    ticket.notice();
    await until(() => ticket.looks === looks);
  }
  expect(ticket.hasLeft).toBe(false);
  ticket.state = 'scanned';
  ticket.notice();
  expect((await waiting)?.view.state).toBe('scanned');
});

it('B1: a poll ends when its request ends', async () => {
  const ticket = new Watched();
  const gone = new AbortController();
  const waiting = ticket.wait(gone.signal);
  gone.abort();
  expect(await waiting).toBeNull();
  expect(ticket.hasLeft).toBe(true);
});

it('B1: a poll fails when the look-up fails', async () => {
  const { watch } = new Watched();
  const look = () => Promise.reject(new Error('away'));
  const waiting = waitForStatusChange(watch, look, at('created'), 'created', new AbortController().signal);
  await expect(waiting).rejects.toThrow('away');
});
