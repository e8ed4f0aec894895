import type { Clock } from '#kernel';
import { DingTalkError } from '../dingtalk-error.js';

export interface BreakerLimits {
  /** Consecutive failures after which the circuit opens. */
  readonly failures: number;
  /** For how long it stays open, in milliseconds. */
  readonly openForMs: number;
}

/** Whether a call got no answer, or only an answer that its host is out of order. */
export function isSilence(error: unknown): boolean {
  return error instanceof DingTalkError && (error.reason === 'unreachable' || error.reason === 'timeout');
}

/**
 * Stops calling a host that does not answer, so that people are offered the other logon methods at once instead of each waiting for a
 * time-out. After the pause, a single call closes the circuit or opens it again.
 */
export class CircuitBreaker {
  #failuresInARow = 0;
  #openUntil = 0;
  #isProbing = false;

  constructor(
    private readonly clock: Clock,
    private readonly limits: BreakerLimits,
  ) {}

  /**
   * @param isOutage whether an error of `call` means that the host is out of order, rather than that it refused
   * @throws DingTalkError `circuit_open` without running `call`
   */
  async run<T>(
    operation: string,
    call: () => Promise<T>,
    isOutage: (error: unknown) => boolean = isSilence,
  ): Promise<T> {
    const isProbe = this.#enter(operation);
    try {
      const answer = await call();
      this.#close();
      return answer;
    } catch (error) {
      if (isOutage(error)) this.#recordOutage(isProbe);
      else this.#close();
      throw error;
    } finally {
      if (isProbe) this.#isProbing = false;
    }
  }

  get #isTripped(): boolean {
    return this.#failuresInARow >= this.limits.failures;
  }

  #enter(operation: string): boolean {
    if (!this.#isTripped) return false;
    if (this.#isProbing || this.clock.elapsedMs() < this.#openUntil) {
      throw new DingTalkError('circuit_open', { operation });
    }
    this.#isProbing = true;
    return true;
  }

  #close(): void {
    this.#failuresInARow = 0;
  }

  #recordOutage(isProbe: boolean): void {
    // A call that began before the circuit opened must not prolong the pause.
    if (this.#isTripped && !isProbe) return;
    this.#failuresInARow += 1;
    if (this.#isTripped) this.#openUntil = this.clock.elapsedMs() + this.limits.openForMs;
  }
}
