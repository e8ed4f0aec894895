import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { countOpenCodes } from '../infra/issue-statements.js';
import { noRoom } from './no-room.js';

/** Milliseconds for which a count is good enough: the ceiling protects the store and needs no exactness. */
const COUNT_MS = 1_000;

/** Tenants whose counts are remembered at most. */
const REMEMBERED = 10_000;

interface Load {
  /** Codes that were open by the last count that has come; undefined before the first. */
  open: number | undefined;
  /** Requests so far, and those of them that had come before that count began. */
  asked: number;
  counted: number;
  countedAt: number;
  /** Settles when the count that is under way has come. */
  counting: Promise<void>;
}

/** Keeps the codes that a tenant has open below its ceiling, with one count a second at most. */
@Injectable()
export class TenantLoad {
  readonly #loads = new Map<string, Load>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Throws `too_many ticket.limit` when the tenant has as many codes open as it may. A count is waited for only where there would be no
   * room by the one before.
   */
  async assertRoom(tenantId: string): Promise<void> {
    const load = this.loadOf(tenantId);
    // Each request has a place of its own: of those that come at once, the first ones are let in.
    load.asked += 1;
    const place = load.asked;
    const hasRoom = (): boolean =>
      load.open !== undefined && load.open + place - load.counted <= this.settings.TICKETS_PER_TENANT;
    if (hasRoom()) return;
    await load.counting;
    if (!hasRoom()) throw noRoom();
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
    load.counting.catch(() => undefined); // who waits for it hears of it
    return load;
  }

  private async count(tenantId: string, load: Load): Promise<void> {
    const { asked } = load;
    const [row] = await this.unitOfWork.ask(tenantId, countOpenCodes, { tenantId, now: this.clock.now() });
    load.open = row?.count ?? 0;
    load.counted = asked;
  }
}
