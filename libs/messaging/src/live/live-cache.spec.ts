import type { Transaction } from '#database';
import { TestClock } from '#testing';
import { LiveCache } from './live-cache.js';
import { LiveNotifications, type LiveData, type LiveHandler } from './live-notifications.js';

/** Notices that a spec sends by itself. */
class SentByHand extends LiveNotifications {
  readonly #handlers = new Set<LiveHandler>();

  protected override tell(): void {
    // The notice is on its way.
  }

  override hint(_topic: string, data: LiveData): void {
    this.send(data);
  }

  override subscribe(_topic: string, handler: LiveHandler): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  override isConnected(): boolean {
    return true;
  }

  get listeners(): number {
    return this.#handlers.size;
  }

  send(data: LiveData): void {
    for (const handler of this.#handlers) handler(data);
  }
}

describe('the live cache', () => {
  const clock = new TestClock();
  let live: SentByHand;
  let cache: LiveCache<string>;
  let loads: number;

  beforeEach(() => {
    live = new SentByHand();
    cache = new LiveCache(clock, live, 'topic');
    loads = 0;
  });

  const load = (value: string | null) => () => {
    loads += 1;
    return Promise.resolve(value);
  };

  it('looks a value up once for concurrent callers and shortly after', async () => {
    expect(await Promise.all([cache.get('a', load('1')), cache.get('a', load('2'))])).toEqual(['1', '1']);
    clock.advance(4);
    expect(await cache.get('a', load('3'))).toBe('1');
    expect(loads).toBe(1);
  });

  it('looks it up again as soon as its own process commits a change, before any notice arrives', async () => {
    const hooks: (() => void)[] = [];
    const transaction = {
      afterCommit: (_name: string, hook: () => void) => hooks.push(hook),
    } as unknown as Transaction;
    await cache.get('a', load('1'));
    live.announce(transaction, 'topic', {});
    expect(await cache.get('a', load('2'))).toBe('1');
    for (const hook of hooks) hook();
    expect(await cache.get('a', load('3'))).toBe('3');
  });

  it('looks it up again after five seconds, in case a notice was lost', async () => {
    await cache.get('a', load('1'));
    clock.advance(5);
    expect(await cache.get('a', load('2'))).toBe('2');
  });

  it('looks it up again as soon as a notice arrives', async () => {
    await cache.get('a', load('1'));
    live.send({ resync: true });
    expect(await cache.get('a', load('2'))).toBe('2');
  });

  it('never returns a value read before a notice to callers that come after it', async () => {
    let answer: (value: string) => void = () => undefined;
    const early = cache.get('a', () => new Promise((resolve) => (answer = resolve)));
    live.send({ tenantId: 't' });
    expect(await cache.get('a', load('new'))).toBe('new');
    answer('old');
    expect(await early).toBe('old');
    expect(await cache.get('a', load('newer'))).toBe('new');
  });

  it("never makes a caller that holds a connection wait for another caller's look-up, which may need one", async () => {
    let answer: (value: string) => void = () => undefined;
    const queued = cache.get('a', () => new Promise((resolve) => (answer = resolve)));
    expect(await cache.getHolding('a', load('own'))).toBe('own');
    expect(await cache.get('a', load('again'))).toBe('own');
    answer('late');
    expect(await queued).toBe('late');
    expect(await cache.getHolding('a', load('again'))).toBe('own');
    expect(loads).toBe(1);
  });

  it('never makes a caller depend on the look-up of a caller that holds a connection', async () => {
    let fail: (error: Error) => void = () => undefined;
    const holding = cache.getHolding('a', () => new Promise((_, reject) => (fail = reject)));
    expect(await cache.get('a', load('own'))).toBe('own');
    fail(new Error('current transaction is aborted'));
    await expect(holding).rejects.toThrow('aborted');
    expect(await cache.get('a', load('again'))).toBe('own');
  });

  it('forgets what a caller that holds a connection has read before a notice arrived', async () => {
    let answer: (value: string) => void = () => undefined;
    const holding = cache.getHolding('a', () => new Promise((resolve) => (answer = resolve)));
    live.send({ tenantId: 't' });
    answer('old');
    expect(await holding).toBe('old');
    expect(await cache.get('a', load('new'))).toBe('new');
  });

  it('caches neither absence nor failure', async () => {
    expect(await cache.get('a', load(null))).toBeNull();
    await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await cache.get('a', load('1'))).toBe('1');
  });

  it('holds a limited number of values, the newest ones', async () => {
    for (let key = 0; key <= 1_000; key += 1) await cache.get(String(key), load('kept'));
    expect(await cache.get('1000', load('asked'))).toBe('kept');
    expect(await cache.get('0', load('asked'))).toBe('asked');
  });

  it('stops listening once it is closed', () => {
    cache.close();
    expect(live.listeners).toBe(0);
  });
});
