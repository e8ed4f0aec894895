import type { WatchedTicket, WatchTicket } from '../application/watch-ticket.js';
import { waitForNews } from './wait-for-news.js';

const at = (state: 'created' | 'scanned'): WatchedTicket => ({
  ticketId: 'ticket',
  view: { state, remainingSeconds: 60 },
  isOver: false,
});

it('B1: a poll misses nothing that happens between its first look and its subscription', async () => {
  // No notice comes any more: it came before anybody had subscribed.
  const watch = { subscribe: () => () => undefined } as unknown as WatchTicket; // its one method that is used here
  const look = () => Promise.resolve(at('scanned'));
  const news = await waitForNews(watch, look, at('created'), 'created', new AbortController().signal);
  expect(news?.view.state).toBe('scanned');
}, 5_000);
