import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, hashSecret, isSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { AUTHORISATION_SECONDS } from '../domain/lifetimes.js';

/** A person who comes back from a provider's authorisation page, as the server had noted when they left. */
export interface ReturnedAuthorisation {
  readonly connectionId: string;
  /** The ticket that this phone scanned; null for a logon on this same device. */
  readonly scanHash: Buffer | null;
  readonly returnTo: string;
}

/** The `state` of the provider's authorisation page: a random reference to a record on the server, used once. */
@Injectable()
export class Authorisations {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Notes that a browser leaves for the provider's page. Gives the `state`: 256 random bits, hashed at rest, 10 minutes. */
  async begin(
    tenantId: string,
    leaving: {
      readonly connectionId: string;
      readonly browserHash: Buffer;
      readonly scanHash: Buffer | null;
      readonly returnTo: string;
    },
  ): Promise<string> {
    const state = newSecret();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await transaction.query(
        `insert into qr_logon.authorisation (id, tenant_id, connection_id, state_hash, browser_hash, scan_hash,
           return_to, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8::timestamptz + make_interval(secs => ${String(AUTHORISATION_SECONDS)}))`,
        [
          newId(),
          tenantId,
          leaving.connectionId,
          hashSecret(state),
          leaving.browserHash,
          leaving.scanHash,
          leaving.returnTo,
          this.clock.now(),
        ],
      );
    });
    return state;
  }

  /**
   * Uses a `state` up, before any code is redeemed. It must be this tenant's and connection's, of this browser, in time
   * and unused; otherwise `forbidden ticket.wrong_container`, with no hint which of these it was.
   */
  async use(
    tenantId: string,
    answer: { readonly connectionId: string; readonly state: string; readonly browserHash: Buffer },
  ): Promise<ReturnedAuthorisation> {
    const [row] = isSecret(answer.state)
      ? await this.unitOfWork.run(tenantId, (transaction) =>
          transaction.query<{ connectionId: string; scanHash: Buffer | null; returnTo: string }>(
            `update qr_logon.authorisation set used_at = $5
             where tenant_id = $1 and state_hash = $2 and connection_id = $3 and browser_hash = $4
               and used_at is null and expires_at > $5
             returning connection_id as "connectionId", scan_hash as "scanHash", return_to as "returnTo"`,
            [tenantId, hashSecret(answer.state), answer.connectionId, answer.browserHash, this.clock.now()],
          ),
        )
      : [];
    if (row === undefined) throw new DomainError('forbidden', 'ticket.wrong_container');
    return row;
  }
}
