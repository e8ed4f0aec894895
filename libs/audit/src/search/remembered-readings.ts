import { Injectable } from '@nestjs/common';

const HOUR_MS = 3_600_000;

/** Readings that a process remembers; about 300 bytes each. */
const MOST = 5_000;

/** What has been read within the hour, so that looking again is not recorded again. */
@Injectable()
export class RememberedReadings {
  readonly #times = new Map<string, number>();

  has(key: string, now: Date): boolean {
    const time = this.#times.get(key);
    return time !== undefined && now.getTime() - time < HOUR_MS;
  }

  add(key: string, now: Date): void {
    this.#times.delete(key);
    this.#times.set(key, now.getTime());
    const [oldest] = this.#times.keys();
    if (this.#times.size > MOST && oldest !== undefined) this.#times.delete(oldest);
  }
}
