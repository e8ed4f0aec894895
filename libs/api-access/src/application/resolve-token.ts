import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { TokenBuckets } from '#http';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { parseTokenText } from '../domain/token-text.js';
import { ApiTokenRefused } from '../events.js';
import { noteUse, tokenBySecret, type ShownToken } from '../infra/token-statements.js';

/** Rate limit of records about refused tokens. */
const TOLD = { burst: 1, perMinute: 1 / 60 };

/** Maximum number of refused tokens that a process remembers. */
const MOST_REMEMBERED = 10_000;

/** Finds the token that a client presents, with its owner, and records its use. */
@Injectable()
export class ResolveToken {
  readonly #told = new TokenBuckets(MOST_REMEMBERED);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Null if there is no such token, or it is not valid now. The owner's role and status are read each time. */
  async resolve(text: string): Promise<ShownToken | null> {
    const parsed = parseTokenText(text);
    if (parsed === undefined) return null;
    const { tenantId, secretHash } = parsed;
    const now = this.clock.now();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [found] = await transaction.run(tokenBySecret, { tenantId, secretHash, now });
      if (found === undefined) return null;
      const { refusal, isUsedLongAgo, ...token } = found;
      if (refusal !== null) {
        this.tell(transaction, token, refusal);
        return null;
      }
      if (isUsedLongAgo) transaction.send(noteUse, { tenantId, id: token.id, now });
      return token;
    });
  }

  private tell(transaction: Transaction, token: ShownToken, reason: string): void {
    if (this.#told.take(token.id, TOLD, this.clock.elapsedMs()) > 0) return;
    const { id, name, kind, accountId } = token;
    this.events.publish(transaction, ApiTokenRefused, {
      outcome: 'refused',
      reason,
      targets: [{ kind: 'api-token', id, label: name }],
      kind,
      accountId,
    });
  }
}
