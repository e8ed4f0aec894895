import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { nextCall } from './call-pace-statements.js';

/**
 * Paces calls so that all processes together stay within DingTalk's limit for one app: turns are taken in PostgreSQL.
 */
@Injectable()
export class CallPace {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Waits until a call to this path may be sent. Rejects when `signal` fires. */
  async wait(tenantId: string, connectionId: string, path: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const [turn] = await this.unitOfWork.ask(tenantId, nextCall, {
      tenantId,
      connectionId,
      path,
      seconds: 1 / this.settings.DINGTALK_CALLS_PER_SECOND,
    });
    const waitMs = turn?.waitMs ?? 0;
    if (waitMs >= 1) await delay(waitMs, undefined, { signal });
  }
}
