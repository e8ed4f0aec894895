import { jest } from '@jest/globals';
import type { LiveNotifications } from '../live/live-notifications.js';
import { Nudges, OUTBOX_TOPIC } from './nudges.js';

describe('nudges', () => {
  const hint = jest.fn();
  const nudges = new Nudges({ hint } as unknown as LiveNotifications);

  beforeEach(() => {
    jest.useFakeTimers();
    hint.mockClear();
  });

  afterEach(() => {
    nudges.onApplicationShutdown();
    jest.useRealTimers();
  });

  it('are sent at once, and for a busy tenant at intervals, including the last one', () => {
    for (let event = 0; event < 100; event += 1) nudges.give('busy');
    expect(hint).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_000);
    expect(hint).toHaveBeenCalledTimes(2);
    nudges.give('busy');
    expect(hint).toHaveBeenCalledTimes(3);
  });

  it('of one tenant do not wait for those of another', () => {
    nudges.give('a');
    nudges.give('b');
    expect(hint.mock.calls).toEqual([
      [OUTBOX_TOPIC, { tenantId: 'a' }],
      [OUTBOX_TOPIC, { tenantId: 'b' }],
    ]);
  });
});
