import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { countOpenCodes } from '../infra/issue-statements.js';
import { tooManyOpenCodes } from './too-many-open-codes.js';

/** Milliseconds for which a count is accurate enough: the limit protects the store and need not be exact. */
const COUNT_MS = 1_000;

/** Maximum number of tenants whose counts are remembered. */
const REMEMBERED = 10_000;

interface Load {
  /** Open codes by the last finished count; undefined before the first one. */
  open: number | undefined;
  /** Number of requests so far, and how many of them came before that count began. */
  asked: number;
  counted: number;
  countedAt: number;
  /** Settles when the count in progress is done. */
  counting: Promise<void>;
}

/** Keeps a tenant's number of open codes below its limit, with at most one count per second. */
@Injectable()
export class OpenCodeLimit {
  readonly #loads = new Map<string, Load>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Throws `too_many ticket.limit` when the tenant has as many codes open as it may. Waits for a count only if the previous one would leave
   * no room.
   */
  async assertRoom(tenantId: string): Promise<void> {
    const load = this.loadOf(tenantId);
    // Each request takes a place of its own, so of simultaneous requests the first ones are let in.
    load.asked += 1;
    const place = load.asked;
    const hasRoom = (): boolean =>
      load.open !== undefined && load.open + place - load.counted <= this.settings.TICKETS_PER_TENANT;
    if (hasRoom()) return;
    await load.counting;
    if (!hasRoom()) throw tooManyOpenCodes();
  }

  private loadOf(tenantId: string): Load {
    const known = this.#loads.get(tenantId);
    if (known !== undefined && this.clock.elapsedMs() - known.countedAt <= COUNT_MS) return known;
    if (this.#loads.size >= REMEMBERED) this.#loads.clear();
    const load = known ?? {
      open: undefined,
      asked: 0,
      counted: 0,
      countedAt: 0,
      counting: Promise.resolve(),
    };
    this.#loads.set(tenantId, load);
    load.countedAt = this.clock.elapsedMs();
    load.counting = this.count(tenantId, load);
    load.counting.catch(() => undefined); // the waiting requests receive the error
    return load;
  }

  private async count(tenantId: string, load: Load): Promise<void> {
    const { asked } = load;
    const [row] = await this.unitOfWork.query(tenantId, countOpenCodes, { tenantId, now: this.clock.now() });
    load.open = row?.count ?? 0;
    load.counted = asked;
  }
}
