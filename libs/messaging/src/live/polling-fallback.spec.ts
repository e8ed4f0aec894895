import { jest } from '@jest/globals';
import { PollingFallback } from './polling-fallback.js';
import { Subscriptions } from './subscriptions.js';

describe('subscribers while no notices arrive', () => {
  let subscriptions: Subscriptions;
  let pollingFallback: PollingFallback;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    subscriptions = new Subscriptions(() => undefined);
    pollingFallback = new PollingFallback(subscriptions);
  });
  afterEach(() => {
    pollingFallback.end();
    jest.useRealTimers();
  });

  /** Lets the given number of milliseconds pass. */
  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  it('K9: are told to look every one to two seconds, until notices arrive again', async () => {
    const heard: unknown[] = [];
    subscriptions.add('ticket:1', (data) => heard.push(data));
    pollingFallback.begin();
    pollingFallback.begin();
    await pass(1_100);
    expect(heard).toEqual([{ resync: true }]);
    await pass(6_000);
    expect(heard).toHaveLength(5);
    pollingFallback.end();
    await pass(6_000);
    expect(heard).toHaveLength(5);
  });

  it('are not told before the connection had time to come back', async () => {
    const heard: unknown[] = [];
    subscriptions.add('ticket:1', (data) => heard.push(data));
    pollingFallback.begin();
    await pass(900);
    pollingFallback.end();
    await pass(6_000);
    expect(heard).toEqual([]);
  });

  it('B7: are told one after the other when there are many: never more than a thousand a second', async () => {
    let looks = 0;
    const looked = new Set<number>();
    for (let browser = 0; browser < 5_000; browser += 1) {
      subscriptions.add(`ticket:${String(browser)}`, () => {
        looks += 1;
        looked.add(browser);
      });
    }
    pollingFallback.begin();
    await pass(1_000);
    for (let second = 0; second < 5; second += 1) {
      const before = looks;
      await pass(1_000);
      expect(looks - before).toBeLessThanOrEqual(1_000);
    }
    await pass(500);
    expect(looked.size).toBe(5_000);
  });

  it('are skipped when they left in the meantime', async () => {
    const heard: string[] = [];
    const leaves = Array.from({ length: 60 }, (_, n) =>
      subscriptions.add(`ticket:${String(n)}`, () => heard.push(String(n))),
    );
    pollingFallback.begin();
    await pass(1_100);
    for (const leave of leaves) leave();
    const before = heard.length;
    await pass(3_000);
    expect(heard).toHaveLength(before);
  });
});
