import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import type { Pace } from '../client/index.js';
import { nextCall } from './call-pace-statements.js';

/** Whose calls are counted. */
interface Calling {
  readonly tenantId: string;
  readonly connectionId: string;
}

/** `fast`: somebody waits for the answer, or has left; `slow`: a run, which makes calls by the thousand. */
export type Lane = 'fast' | 'slow';

/** Of the calls a second that may go past those of a run: a quarter, which with them is what DingTalk takes. */
const FAST_SHARE = 1 / 4;

/**
 * Paces calls so that all processes together stay within DingTalk's limit for one app: turns are taken in PostgreSQL.
 */
@Injectable()
export class CallPace {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The pace of the calls of a connection. It waits until one of the path may be sent, and rejects when its signal fires. */
  of(calling: Calling, lane: Lane): Pace {
    return async (path, signal) => {
      signal.throwIfAborted();
      const waitMs = await (lane === 'fast' ? this.fast(calling, path) : this.turn(calling, path));
      if (waitMs >= 1) await delay(waitMs, undefined, { signal });
    };
  }

  private async turn(calling: Calling, path: string): Promise<number> {
    const [turn] = await this.unitOfWork.ask(calling.tenantId, nextCall, this.at(calling, path, 1));
    return turn?.waitMs ?? 0;
  }

  /** Takes a turn as everybody does, so that runs give way for it, and does not wait for it where it may go past them. */
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
