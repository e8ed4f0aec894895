import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, hashSecret, isSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { insertAuthorisation, useAuthorisation } from '../infra/authorisation-statements.js';

/** A person who comes back from a provider's authorisation page, with the facts that the server stored when they left. */
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

  /** Stores that a browser leaves for the provider's page. Returns the `state`: 256 random bits, hashed at rest, valid for 10 minutes. */
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
    const { connectionId, browserHash, scanHash, returnTo } = leaving;
    await this.unitOfWork.query(tenantId, insertAuthorisation, {
      id: newId(),
      tenantId,
      connectionId,
      stateHash: hashSecret(state),
      browserHash,
      scanHash,
      returnTo,
      now: this.clock.now(),
    });
    return state;
  }

  /**
   * Uses a `state` up, before any code is redeemed. It must belong to this tenant, connection and browser, be in time and unused; otherwise
   * throws `forbidden ticket.wrong_container`, which does not say which condition failed.
   */
  async use(
    tenantId: string,
    answer: { readonly connectionId: string; readonly state: string; readonly browserHash: Buffer },
  ): Promise<ReturnedAuthorisation> {
    const { connectionId, state, browserHash } = answer;
    const [row] = isSecret(state)
      ? await this.unitOfWork.query(tenantId, useAuthorisation, {
          tenantId,
          connectionId,
          stateHash: hashSecret(state),
          browserHash,
          now: this.clock.now(),
        })
      : [];
    if (row === undefined) throw new DomainError('forbidden', 'ticket.wrong_container');
    return row;
  }
}
