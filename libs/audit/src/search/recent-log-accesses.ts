import { Injectable } from '@nestjs/common';
import { BoundedMap } from '#kernel';

const HOUR_MS = 3_600_000;

/** Maximum number of accesses that a process remembers; about 300 bytes each. */
const MOST = 5_000;

/** The accesses of the last hour, so that repeated ones are not recorded again. */
@Injectable()
export class RecentLogAccesses {
  readonly #times = new BoundedMap<string, number>(MOST);

  has(key: string, now: Date): boolean {
    const time = this.#times.get(key);
    return time !== undefined && now.getTime() - time < HOUR_MS;
  }

  add(key: string, now: Date): void {
    this.#times.renew(key, now.getTime());
  }
}
