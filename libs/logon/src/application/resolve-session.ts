import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { parseSessionToken } from '../domain/session-token.js';
import { goodSession, noteUse } from '../infra/session-statements.js';

/** A valid session with its account. */
export interface LiveSession {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly role: string;
  readonly username: string;
  readonly displayName: string;
  readonly method: string;
  readonly authenticatedAt: Date;
  /** Whether the last authentication is fresh enough for a sensitive act, by the tenant's setting. */
  readonly isFresh: boolean;
}

/** Finds the session of a cookie value. `resolve` also notes that the session is used; `look` does not. */
@Injectable()
export class ResolveSession {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  resolve(token: string | undefined): Promise<LiveSession | null> {
    return this.find(token, true);
  }

  /** As `resolve`, but does not extend the session's life. */
  look(token: string | undefined): Promise<LiveSession | null> {
    return this.find(token, false);
  }

  private async find(token: string | undefined, isUse: boolean): Promise<LiveSession | null> {
    const parsed = parseSessionToken(token);
    if (parsed === undefined) return null;
    const { tenantId, secretHash } = parsed;
    const now = this.clock.now();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [found] = await transaction.run(goodSession, { tenantId, secretHash, now });
      if (found === undefined) return null;
      const { isSeenLongAgo, ...session } = found;
      if (isUse && isSeenLongAgo) await transaction.run(noteUse, { tenantId, id: session.sessionId, now });
      return session;
    });
  }
}
