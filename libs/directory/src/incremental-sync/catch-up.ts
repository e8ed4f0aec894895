import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { StartRun } from '../application/start-run.js';
import { SourceFailed, type SourceChange } from '../domain/source.js';
import { QueueChanges } from './queue-changes.js';
import { EVER, type Notice } from './notice.js';
import type { FetchContext } from './fetch-units.js';

/** Longest gap after which it is enough to ask who has left. After a longer one, everything is read. */
const SHORT_GAP_MS = 60_000;

/** Allows for clock differences, and for leavers who are recorded late. */
const MARGIN_MS = 300_000;

/** How far back sources can be asked: one day less than their limit, as their clock may differ. */
const LONGEST_MS = 364 * 86_400_000;

/** Catches up after a time in which no changes were received: leavers first, then everything else. */
@Injectable()
export class CatchUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: QueueChanges,
    private readonly runs: StartRun,
  ) {}

  /** @throws SourceFailed */
  async execute(
    { source, at }: Pick<FetchContext, 'source' | 'at'>,
    gap: Pick<Notice, 'externalId' | 'heardAt'>,
  ): Promise<void> {
    const { tenantId, connectionId } = at;
    const lengthMs =
      gap.externalId === EVER ? Infinity : gap.heardAt.getTime() - new Date(gap.externalId).getTime();
    if (lengthMs < LONGEST_MS)
      await this.askForLeavers({ source, at }, new Date(gap.heardAt.getTime() - lengthMs - MARGIN_MS));
    if (lengthMs < SHORT_GAP_MS) return;
    try {
      await this.runs.execute(tenantId, { kind: 'sync', connection: connectionId, requestedBy: null });
    } catch (error) {
      // A run in progress finds most of what was missed, and the next scheduled one finds the rest.
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private async askForLeavers(
    { source, at }: Pick<FetchContext, 'source' | 'at'>,
    since: Date,
  ): Promise<void> {
    const leavers: SourceChange[] = [];
    try {
      for await (const page of source.leavers?.(at, since) ?? [])
        for (const { seat } of page) leavers.push({ kind: 'person', externalId: seat, isLeaving: false });
    } catch (error) {
      // The permission may be missing; the run finds these people, too.
      if (!(error instanceof SourceFailed) || error.next !== 'never') throw error;
    }
    await this.unitOfWork.run(at.tenantId, (transaction) =>
      this.queue.look(transaction, at.connectionId, leavers),
    );
  }
}
