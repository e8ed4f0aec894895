import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { identityTarget, Providers, type ExternalIdentity, type ShownIdentity } from '#providers';
import { json, UnitOfWork, type Transaction } from '#database';
import { UnlinkedIdentitiesRead } from '../events.js';
import { pageOfUnlinked, type UnlinkedPosition } from '../infra/listed-unlinked.js';
import { forgetTries, noteTry, unlinkedById } from '../infra/unlinked-statements.js';

/** A person who tried to log on and is not linked to any account. */
export interface UnlinkedIdentityView {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly identity: ShownIdentity;
  readonly firstTriedAt: Date;
  readonly lastTriedAt: Date;
  readonly tries: number;
}

/** People who tried to log on without being linked to an account, for those who can help them. */
@Injectable()
export class UnlinkedIdentities {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
    private readonly events: EventPublisher,
  ) {}

  /** Counts an attempt. Shares a round trip with the next statement. */
  note(transaction: Transaction, identity: ExternalIdentity): void {
    transaction.send(noteTry, {
      id: newId(),
      tenantId: transaction.tenantId,
      connectionId: identity.connectionId,
      subject: identity.subject,
      attributes: json(identity.attributes),
      name: identity.name,
      now: this.clock.now(),
    });
  }

  /** Removes an identity that is linked now. Shares a round trip with the next statement. */
  forget(
    transaction: Transaction,
    { connectionId, subject }: Pick<ExternalIdentity, 'connectionId' | 'subject'>,
  ): void {
    transaction.send(forgetTries, { tenantId: transaction.tenantId, connectionId, subjects: [subject] });
  }

  /** As `forget`, for many identities of a connection. */
  forgetAll(transaction: Transaction, connectionId: string, subjects: readonly string[]): void {
    transaction.send(forgetTries, { tenantId: transaction.tenantId, connectionId, subjects });
  }

  /**
   * People who are still not linked, the newest attempt first; one more than `limit` if there are more. They are named in full, so that
   * people of the same name can be told apart, and the reading is recorded.
   */
  async newest(
    tenantId: string,
    limit: number,
    after: UnlinkedPosition | undefined,
  ): Promise<readonly (UnlinkedIdentityView & { readonly position: string })[]> {
    const rows = await this.unitOfWork.run(tenantId, async (transaction) => {
      const found = await transaction.runOnce(pageOfUnlinked(tenantId, limit, after));
      const targets = found.slice(0, limit).map(identityTarget);
      if (targets.length > 0)
        this.events.publish(transaction, UnlinkedIdentitiesRead, { outcome: 'success', targets });
      return found;
    });
    return rows.map(({ provider, name, attributes, subject: _, ...row }) => ({
      ...row,
      identity: this.providers.named({ provider, name, attributes }),
    }));
  }

  /** The identity that tried under this id, or null. */
  async find(transaction: Transaction, id: string): Promise<ExternalIdentity | null> {
    const [identity] = await transaction.run(unlinkedById, { tenantId: transaction.tenantId, id });
    return identity ?? null;
  }
}
