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

/** Keeps the codes that a tenant has open below its ceiling, with one count a second at most. */
@Injectable()
export class TenantLoad {
  readonly #counts = new Map<
    string,
    { readonly countedAt: number; count: Promise<number>; issued: number }
  >();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Throws `too_many ticket.limit` when the tenant has as many codes open as it may. */
  async assertRoom(tenantId: string): Promise<void> {
    const now = performance.now();
    let known = this.#counts.get(tenantId);
    if (known === undefined || now - known.countedAt > COUNT_MS) {
      if (this.#counts.size >= REMEMBERED) this.#counts.clear();
      known = { countedAt: now, count: this.count(tenantId), issued: 0 };
      this.#counts.set(tenantId, known);
    }
    // Each request has a place of its own: of those that come at once, the first ones are let in.
    const place = (known.issued += 1);
    if ((await known.count) + place > this.settings.TICKETS_PER_TENANT) {
      throw noRoom();
    }
  }

  private async count(tenantId: string): Promise<number> {
    const [row] = await this.unitOfWork.ask(tenantId, countOpenCodes, { tenantId, now: this.clock.now() });
    return row?.count ?? 0;
  }
}
