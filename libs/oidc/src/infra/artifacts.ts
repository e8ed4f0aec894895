import { Inject, Injectable } from '@nestjs/common';
import { json, UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import {
  artifactById,
  artifactByUid,
  artifactByUserCode,
  consumeArtifact,
  putArtifact,
  putOnce,
  removeArtifact,
  removeGrant,
} from './artifact-statements.js';
import type { Payload } from './artifact.table.js';

export interface ArtifactKey {
  readonly tenantId: string;
  readonly model: string;
  readonly id: string;
}

export interface FoundArtifact {
  readonly payload: Payload;
  readonly consumedAt: Date | null;
  readonly createdSeconds: number;
  readonly storedAs: string;
  readonly sessionId: string | null;
}

export interface NewArtifact extends ArtifactKey {
  readonly payload: Payload;
  readonly grantId: string | null;
  readonly uid: string | null;
  readonly userCode: string | null;
  readonly applicationId: string | null;
  readonly accountId: string | null;
  readonly sessionId: string | null;
  readonly lifetimeSeconds: number | null;
}

/** The model of values that are accepted only once, such as a client's signed assertion. */
const ONCE = 'ReplayDetection';

/** The stored artifacts of the protocol. Artifacts that depend on an ended session or on lost access are not found. */
@Injectable()
export class Artifacts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns false if the artifact may be stored only once and already exists. */
  async put(artifact: NewArtifact): Promise<boolean> {
    const { tenantId, model } = artifact;
    const row = { ...artifact, payload: json(artifact.payload), now: this.clock.now() };
    if (model === ONCE) return (await this.unitOfWork.query(tenantId, putOnce, row)).length > 0;
    await this.unitOfWork.query(tenantId, putArtifact, row);
    return true;
  }

  async byId(key: ArtifactKey): Promise<FoundArtifact | undefined> {
    const now = this.clock.now();
    const [found] = await this.unitOfWork.query(key.tenantId, artifactById, { ...key, now });
    return found;
  }

  async byUid(tenantId: string, model: string, uid: string): Promise<FoundArtifact | undefined> {
    const now = this.clock.now();
    const [found] = await this.unitOfWork.query(tenantId, artifactByUid, { tenantId, model, uid, now });
    return found;
  }

  async byUserCode(tenantId: string, model: string, userCode: string): Promise<FoundArtifact | undefined> {
    const now = this.clock.now();
    const values = { tenantId, model, userCode, now };
    const [found] = await this.unitOfWork.query(tenantId, artifactByUserCode, values);
    return found;
  }

  /** Returns false if the artifact is used or expired. */
  async consume(key: ArtifactKey): Promise<boolean> {
    const now = this.clock.now();
    return (await this.unitOfWork.query(key.tenantId, consumeArtifact, { ...key, now })).length > 0;
  }

  /**
   * Marks the presented artifacts as used and stores the issued ones, in one transaction. Returns false, and stores nothing, if one of the presented
   * artifacts is used or expired.
   */
  async redeem(
    tenantId: string,
    shown: readonly ArtifactKey[],
    given: readonly NewArtifact[],
  ): Promise<boolean> {
    const now = this.clock.now();
    try {
      await this.unitOfWork.run(tenantId, async (transaction) => {
        const used = shown.map((key) => transaction.run(consumeArtifact, { ...key, now }));
        for (const one of given) transaction.send(putArtifact, { ...one, payload: json(one.payload), now });
        if ((await Promise.all(used)).some((rows) => rows.length === 0)) throw new UsedBefore();
      });
      return true;
    } catch (error) {
      if (error instanceof UsedBefore) return false;
      throw error;
    }
  }

  async remove(key: ArtifactKey): Promise<void> {
    await this.unitOfWork.query(key.tenantId, removeArtifact, key);
  }

  async removeGrant(tenantId: string, grantId: string): Promise<void> {
    await this.unitOfWork.query(tenantId, removeGrant, { tenantId, grantId });
  }
}

/** Rolls an exchange back. */
class UsedBefore extends Error {}
