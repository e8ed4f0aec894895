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

/** Model of what must be seen only once, such as the signed request of a client. */
const ONCE = 'ReplayDetection';

/** Rows of what the protocol keeps. What rests on a session that has ended, or on access that was taken away, is not found. */
@Injectable()
export class Artifacts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** False: it may be stored once, and is there already. */
  async put(artifact: NewArtifact): Promise<boolean> {
    const { tenantId, model } = artifact;
    const row = { ...artifact, payload: json(artifact.payload), now: this.clock.now() };
    if (model === ONCE) return (await this.unitOfWork.ask(tenantId, putOnce, row)).length > 0;
    await this.unitOfWork.ask(tenantId, putArtifact, row);
    return true;
  }

  async byId(key: ArtifactKey): Promise<FoundArtifact | undefined> {
    const now = this.clock.now();
    const [found] = await this.unitOfWork.ask(key.tenantId, artifactById, { ...key, now });
    return found;
  }

  async byUid(tenantId: string, model: string, uid: string): Promise<FoundArtifact | undefined> {
    const now = this.clock.now();
    const [found] = await this.unitOfWork.ask(tenantId, artifactByUid, { tenantId, model, uid, now });
    return found;
  }

  async byUserCode(tenantId: string, model: string, userCode: string): Promise<FoundArtifact | undefined> {
    const now = this.clock.now();
    const values = { tenantId, model, userCode, now };
    const [found] = await this.unitOfWork.ask(tenantId, artifactByUserCode, values);
    return found;
  }

  /** False: it has been used, or has expired. */
  async consume(key: ArtifactKey): Promise<boolean> {
    const now = this.clock.now();
    return (await this.unitOfWork.ask(key.tenantId, consumeArtifact, { ...key, now })).length > 0;
  }

  /**
   * Uses up what somebody has shown and stores what they get for it, all of it or nothing. False: it has been used, or has expired, and
   * nothing is stored.
   */
  async exchange(
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
    await this.unitOfWork.ask(key.tenantId, removeArtifact, key);
  }

  async removeGrant(tenantId: string, grantId: string): Promise<void> {
    await this.unitOfWork.ask(tenantId, removeGrant, { tenantId, grantId });
  }
}

/** Undoes an exchange. */
class UsedBefore extends Error {}
