import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DomainError } from '#kernel';
import { SnapshotReads, UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import type { Checkpoint } from '../document/checkpoint.js';
import { RestoreAccepted } from '../events.js';
import type { LogPolicy } from '../policy/log-policy.js';
import { LogKeys } from '../signing/log-keys.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { examine } from '../verification/examine.js';
import { externalAnchors, stateAnchors } from '../verification/signed-anchors.js';
import { logStateOf } from '../verification/log-state.js';
import { StoredLog } from '../verification/stored-log.js';
import type { Problem, ProblemCode } from '../verification/verdict.js';
import { forkOf, type Fork } from './fork.js';
import { SignLogStatement } from './sign-log-statement.js';

const reasonText = z.string().trim().min(3).max(500);

/** The problems that a restore explains: the end differs from the signed one, or the policy is an earlier signed one. */
const EXPLAINED: readonly ProblemCode[] = [
  'truncated',
  'resealed',
  'end_unproven',
  'head_forged',
  'head_key_unknown',
  'policy_forged',
];

/** The operator's acceptance, with the reason. */
export interface Acceptance {
  readonly reason: string;
  /** Checkpoints kept outside of the database: they show how far the log went. */
  readonly kept?: readonly Checkpoint[] | undefined;
}

/** The accepted restore. */
export interface Accepted {
  readonly first: number;
  readonly last: number;
  /** The last record that is known to be from before the restore. */
  readonly since: number;
  /** The newest record that is known to have existed; null: no later one is known. */
  readonly lost: number | null;
  readonly policy: LogPolicy;
}

/**
 * Accepts that records of a log are lost, after a restore from a backup or a failover without the newest records. Signatures about them no longer count. A
 * signed statement and the log itself keep the acceptance.
 */
@Injectable()
export class AcceptRestore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: SnapshotReads,
    private readonly events: EventPublisher,
    private readonly logKeys: LogKeys,
    private readonly statements: SignLogStatement,
  ) {}

  /** @throws DomainError `audit.restore.reason_invalid`; `audit.restore.refused` when the remaining log is not intact itself */
  async execute(tenantId: string, { reason, kept = [] }: Acceptance): Promise<Accepted> {
    const why = checkedReason(reason);
    const known = await this.logKeys.publicKeys();
    const { since, lost, lostMadeAt } = await this.reads.run(tenantId, (snapshot) =>
      this.soundPart(new StoredLog(snapshot, tenantId), kept, known),
    );
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const said = { kind: 'restored' as const, reason: why, since, lost };
      const { statement, policy } = await this.statements.vouch(transaction, said, lostMadeAt);
      const { first, sequence: last } = statement;
      this.events.publish(transaction, RestoreAccepted, {
        outcome: 'success',
        firstSequence: first,
        lastSequence: last,
        since,
        lostSequence: lost?.sequence ?? null,
        retentionDays: policy.retentionDays,
        isHeld: policy.hold !== null,
        why,
      });
      return { first, last, since, lost: lost?.sequence ?? null, policy };
    });
  }

  /** A restore explains only missing records at the end; changed records stay evidence. */
  private async soundPart(log: StoredLog, kept: readonly Checkpoint[], known: PublicKeys): Promise<Fork> {
    const stored = await log.readState();
    const state = logStateOf(stored, known);
    const { problem, keys } = state;
    if (problem !== undefined && !EXPLAINED.includes(problem.code)) throw refused(problem);
    const anchors = externalAnchors({ checkpoints: kept, manifests: [] }, keys);
    const fork = await forkOf(log, stored, [...anchors, ...stateAnchors(state)]);
    const verdict = await examine(log, stored, state, { kept: anchors, believeUpTo: fork.since });
    if (verdict.problem !== null) throw refused(verdict.problem);
    return fork;
  }
}

function checkedReason(text: string): string {
  const result = reasonText.safeParse(text);
  if (result.success) return result.data;
  throw new DomainError('invalid', 'audit.restore.reason_invalid', {
    detail: 'Accepting a restore needs a reason of 3 to 500 characters.',
  });
}

function refused({ detail }: Problem): DomainError {
  return new DomainError('conflict', 'audit.restore.refused', {
    detail: `A restore does not cause this. ${detail}`,
  });
}
