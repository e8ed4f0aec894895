import { jest } from '@jest/globals';
import type { LiveNotifications } from '../live/live-notifications.js';
import { OutboxNotifier, OUTBOX_TOPIC } from './outbox-notifier.js';

describe('notices of an outbox', () => {
  const hint = jest.fn();
  const outboxNotifier = new OutboxNotifier({ hint } as unknown as LiveNotifications);

  beforeEach(() => {
    jest.useFakeTimers();
    hint.mockClear();
  });

  afterEach(() => {
    outboxNotifier.onApplicationShutdown();
    jest.useRealTimers();
  });

  it('are sent at once, and for a busy tenant at intervals, including the last one', () => {
    for (let event = 0; event < 100; event += 1) outboxNotifier.notify('busy');
    expect(hint).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1_000);
    expect(hint).toHaveBeenCalledTimes(2);
    outboxNotifier.notify('busy');
    expect(hint).toHaveBeenCalledTimes(3);
  });

  it('of one tenant do not wait for those of another', () => {
    outboxNotifier.notify('a');
    outboxNotifier.notify('b');
    expect(hint.mock.calls).toEqual([
      [OUTBOX_TOPIC, { tenantId: 'a' }],
      [OUTBOX_TOPIC, { tenantId: 'b' }],
    ]);
  });
});
