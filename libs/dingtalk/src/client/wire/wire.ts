import { setTimeout as delay } from 'node:timers/promises';
import { systemClock, type Clock } from '#kernel';
import { CircuitBreaker, isSilence, type BreakerLimits } from './circuit-breaker.js';
import { retrying, type Pause } from './retrying.js';
import { send, type WireAnswer, type WireRequest } from './send.js';

export interface WireOptions {
  readonly clock?: Clock;
  /** Time limit in milliseconds for one call, including all of its tries. */
  readonly timeoutMs?: number;
  /** Longest answer; 256 KB when left out. */
  readonly mostBytes?: number;
  readonly breaker?: BreakerLimits;
  readonly pause?: Pause;
}

const pauseWithTimer: Pause = (milliseconds, signal) => delay(milliseconds, undefined, { signal });

/** Calls DingTalk's hosts, with a time-out, retries and one circuit breaker per host. */
export class Wire {
  readonly clock: Clock;
  readonly #timeoutMs: number;
  readonly #mostBytes: number;
  readonly #limits: BreakerLimits;
  readonly #pause: Pause;
  readonly #breakers = new Map<string, CircuitBreaker>();

  constructor(options: WireOptions = {}) {
    this.clock = options.clock ?? systemClock;
    this.#timeoutMs = options.timeoutMs ?? 5000;
    this.#mostBytes = options.mostBytes ?? 256 * 1024;
    this.#limits = options.breaker ?? { failures: 5, openForMs: 10_000 };
    this.#pause = options.pause ?? pauseWithTimer;
  }

  /**
   * Makes a call and turns its answer into a result. `interpret` throws a `DingTalkError` for a refusal, which decides whether the call is
   * tried again. A host that answers is not out of order, whatever it says: `-1`, "system busy", concerns this one request, and must not
   * block the requests of all other organisations.
   */
  async call<T>(request: WireRequest, interpret: (answer: WireAnswer) => T): Promise<T> {
    let hasAnswered = false;
    const attempt = async (signal: AbortSignal): Promise<T> => {
      hasAnswered = false;
      const answer = await send(request, signal, this.#mostBytes);
      hasAnswered = answer.status < 500;
      return interpret(answer);
    };
    return this.#breakerOf(request.url.origin).run(
      request.operation,
      () => {
        const signal = AbortSignal.timeout(this.#timeoutMs);
        return request.isIdempotent ? retrying(() => attempt(signal), this.#pause, signal) : attempt(signal);
      },
      (error) => !hasAnswered && isSilence(error),
    );
  }

  #breakerOf(origin: string): CircuitBreaker {
    const known = this.#breakers.get(origin);
    if (known !== undefined) return known;
    const breaker = new CircuitBreaker(this.clock, this.#limits);
    this.#breakers.set(origin, breaker);
    return breaker;
  }
}
