import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import type { WaitForCallPermit } from '../client/index.js';
import { nextCall } from './call-pace-statements.js';

/** The connection whose calls are counted. */
interface Calling {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** `fast`: somebody waits for the answer, or a person has left. `slow`: a run, which makes thousands of calls. */
export type CallPriority = 'fast' | 'slow';

/** Calls a second that may overtake those of a run: a quarter. Together with the run's they add up to DingTalk's limit. */
const FAST_SHARE = 1 / 4;

/**
 * Limits the rate of calls, so that all processes together stay within DingTalk's limit for one app: turns are taken in PostgreSQL.
 */
@Injectable()
export class CallRateLimiter {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Limits a connection's calls: the function waits until a call to the path may be sent, and rejects when its signal fires. */
  of(calling: Calling, priority: CallPriority): WaitForCallPermit {
    return async (path, signal) => {
      signal.throwIfAborted();
      const waitMs = await (priority === 'fast' ? this.fast(calling, path) : this.turn(calling, path));
      if (waitMs >= 1) await delay(waitMs, undefined, { signal });
    };
  }

  private async turn(calling: Calling, path: string): Promise<number> {
    const [turn] = await this.unitOfWork.query(calling.tenantId, nextCall, this.at(calling, path, 1));
    return turn?.waitMs ?? 0;
  }

  /** Takes a turn like every call, so that runs are delayed by it, but does not wait for that turn if it may overtake the run. */
  private fast(calling: Calling, path: string): Promise<number> {
    return this.unitOfWork.run(calling.tenantId, async (transaction) => {
      const [turn] = await transaction.run(nextCall, this.at(calling, path, 1));
      const [past] = await transaction.run(nextCall, this.at(calling, `${path} fast`, FAST_SHARE));
      return Math.min(turn?.waitMs ?? 0, past?.waitMs ?? 0);
    });
  }

  private at(calling: Calling, path: string, share: number) {
    return { ...calling, path, seconds: 1 / (this.settings.DINGTALK_CALLS_PER_SECOND * share) };
  }
}
