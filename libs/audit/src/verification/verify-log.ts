import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { SnapshotReads, UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { Checkpoint } from '../document/checkpoint.js';
import { LogVerified } from '../events.js';
import { LogKeys } from '../signing/log-keys.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { beginningOf, type Beginning } from './beginning.js';
import { anchorOf, merged } from './checkpoint-anchors.js';
import { StoredLog } from './stored-log.js';
import { verdictOf, type Verdict } from './verdict.js';
import { verifyChain } from './verify-chain.js';

/** What to verify, and what else to hold the log against. */
export interface Verification {
  /** First record to look at, when those before it have been found good. Default: the oldest that is kept. */
  readonly from?: number | undefined;
  /** Most records to look at. Default: all. */
  readonly most?: number | undefined;
  /** Checkpoints that were kept outside of the database, in order. */
  readonly kept?: readonly Checkpoint[] | undefined;
  /** Keys besides those of the key ring, and those that were retired from it. */
  readonly keys?: PublicKeys | undefined;
}

/** What was found in the database. */
export interface LogVerdict extends Verdict {
  /** Last record of the log when it was verified. */
  readonly end: number;
  /** Whether all records up to the end were looked at. */
  readonly isComplete: boolean;
}

/** Verifies the log of a tenant as it is in the database, and lets the log itself tell of it. */
@Injectable()
export class VerifyLog {
  constructor(
    private readonly reads: SnapshotReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly logKeys: LogKeys,
  ) {}

  /**
   * @throws DomainError `audit.verification_running` while the log of the tenant is being verified; `database.reads_busy`
   */
  async execute(tenantId: string, wish: Verification = {}): Promise<LogVerdict> {
    const verdict = await this.reads.run(tenantId, (snapshot) =>
      this.alone(new StoredLog(snapshot, tenantId), (log) => this.verify(log, tenantId, wish)),
    );
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const { intact, problem, checked, from, to, firstBadSequence } = verdict;
      this.events.publish(transaction, LogVerified, {
        outcome: intact ? 'success' : 'refused',
        ...(problem === null ? {} : { reason: `audit.${problem.code}` }),
        ...{ checked, from, to, firstBadSequence },
        keptCheckpoints: wish.kept?.length ?? 0,
      });
      await Promise.resolve();
    });
    return verdict;
  }

  /** One verification of a tenant's log at a time; whoever hears the result may ask for the next one at once. */
  private async alone<T>(log: StoredLog, work: (log: StoredLog) => Promise<T>): Promise<T> {
    if (!(await log.lock()))
      throw new DomainError('conflict', 'audit.verification_running', {
        detail: 'The log of this tenant is being verified already.',
      });
    const result = await work(log);
    await log.unlock();
    return result;
  }

  private async verify(log: StoredLog, tenantId: string, wish: Verification): Promise<LogVerdict> {
    const own = await this.logKeys.publicKeys();
    const keys = wish.keys === undefined ? own : own.with(wish.keys);
    const kept = (wish.kept ?? []).map((checkpoint) => anchorOf(checkpoint, keys, true));
    const { first, last } = await log.chain();
    const beginning = await beginningOf(log, first, kept, keys, wish.from);
    const to = Math.min(last.sequence, beginning.from + (wish.most ?? Number.MAX_SAFE_INTEGER) - 1);
    const isComplete = to === last.sequence;
    const found = await this.walk(log, tenantId, beginning, {
      keys,
      kept: kept.filter(({ sequence }) => isComplete || sequence <= to),
      last: { ...(isComplete ? last : { sequence: to }), source: "the chain's end" },
      to: isComplete ? Number.MAX_SAFE_INTEGER : to,
    });
    return { ...found, end: last.sequence, isComplete: isComplete && found.intact };
  }

  private async walk(
    log: StoredLog,
    tenant: string,
    { from, before, problem }: Beginning,
    against: {
      readonly keys: PublicKeys;
      readonly kept: readonly ReturnType<typeof anchorOf>[];
      readonly last: { readonly sequence: number; readonly hash?: string; readonly source: string };
      readonly to: number;
    },
  ): Promise<Verdict> {
    if (problem !== undefined) return verdictOf(problem, { checked: 0, from: null, to: null });
    const { keys, kept, last, to } = against;
    return verifyChain(log.records(from, to), {
      tenant,
      before,
      last,
      contiguous: true,
      anchors: merged(signedAnchors(log, from - 1, to, keys), kept),
    });
  }
}

async function* signedAnchors(log: StoredLog, from: number, to: number, keys: PublicKeys) {
  for await (const checkpoint of log.checkpoints(from, to)) yield anchorOf(checkpoint, keys, false);
}
