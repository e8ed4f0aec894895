import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { SnapshotReads, UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { Checkpoint } from '../document/checkpoint.js';
import type { Manifest } from '../document/manifest.js';
import { LogVerified } from '../events.js';
import { LogKeys } from '../signing/log-keys.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { examine, type Examination, type LogVerdict } from './examine.js';
import { externalAnchors } from './signed-anchors.js';
import { logStateOf } from './log-state.js';
import { StoredLog } from './stored-log.js';

/** What to verify, and the evidence to compare with. */
export interface Verification extends Omit<Examination, 'kept'> {
  /** Checkpoints kept outside of the database. */
  readonly kept?: readonly Checkpoint[] | undefined;
  /** Manifests of earlier exports. */
  readonly manifests?: readonly Manifest[] | undefined;
  /** Keys in addition to those of the key ring and the retired ones. */
  readonly keys?: PublicKeys | undefined;
}

/** Verifies the log of a tenant in the database, and records the verification in the log. */
@Injectable()
export class VerifyLog {
  constructor(
    private readonly reads: SnapshotReads,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly logKeys: LogKeys,
  ) {}

  /** @throws DomainError `audit.verification_running` while another verification of this log runs; `database.reads_busy` */
  async execute(tenantId: string, wish: Verification = {}): Promise<LogVerdict> {
    const verdict = await this.find(tenantId, wish);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const { intact, problem, checked, from, to, firstBadSequence } = verdict;
      this.events.publish(transaction, LogVerified, {
        outcome: intact ? 'success' : 'refused',
        ...(problem === null ? {} : { reason: `audit.${problem.code}` }),
        checked,
        from,
        to,
        firstBadSequence,
        keptCheckpoints: wish.kept?.length ?? 0,
      });
      await Promise.resolve();
    });
    return verdict;
  }

  /** The same without a record. */
  async find(
    tenantId: string,
    { kept = [], manifests = [], keys, ...wish }: Verification = {},
  ): Promise<LogVerdict> {
    const ring = await this.logKeys.publicKeys();
    return this.reads.run(tenantId, (snapshot) =>
      this.alone(new StoredLog(snapshot, tenantId), async (log) => {
        const stored = await log.readState();
        const state = logStateOf(stored, keys === undefined ? ring : ring.with(keys));
        const anchors = externalAnchors({ checkpoints: kept, manifests }, state.keys);
        return examine(log, stored, state, { ...wish, kept: anchors });
      }),
    );
  }

  /**
   * Allows one verification of a tenant's log at a time. The lock is released before the result is returned, so that the caller can start the next one at
   * once.
   */
  private async alone<T>(log: StoredLog, work: (log: StoredLog) => Promise<T>): Promise<T> {
    if (!(await log.lock()))
      throw new DomainError('conflict', 'audit.verification_running', {
        detail: 'The log of this tenant is already being verified.',
      });
    const result = await work(log);
    await log.unlock();
    return result;
  }
}
