import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { identityTarget, Providers, type ExternalIdentity, type ShownIdentity } from '#providers';
import { json, UnitOfWork, type Transaction } from '#database';
import { UnlinkedIdentitiesRead } from '../events.js';
import { pageOfUnlinked, type UnlinkedPosition } from '../infra/listed-unlinked.js';
import { forgetTries, noteTry, unlinkedById } from '../infra/unlinked-statements.js';

/** A person who tried to log on, whom nobody is linked to. */
export interface UnlinkedIdentityView {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly identity: ShownIdentity;
  readonly firstTriedAt: Date;
  readonly lastTriedAt: Date;
  readonly tries: number;
}

/** The people who tried to log on while nobody was linked to them, for those who can help them. */
@Injectable()
export class UnlinkedIdentities {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
    private readonly events: EventPublisher,
  ) {}

  /** Counts a try. Shares a round trip with what follows. */
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

  /** Somebody is linked to the identity now. Shares a round trip with what follows. */
  forget(
    transaction: Transaction,
    { connectionId, subject }: Pick<ExternalIdentity, 'connectionId' | 'subject'>,
  ): void {
    transaction.send(forgetTries, { tenantId: transaction.tenantId, connectionId, subjects: [subject] });
  }

  /** As `forget`, for many of a connection. */
  forgetAll(transaction: Transaction, connectionId: string, subjects: readonly string[]): void {
    transaction.send(forgetTries, { tenantId: transaction.tenantId, connectionId, subjects });
  }

  /**
   * Those whom still nobody is linked to, the newest try first; one more than `limit`, if there are so many. They are named
   * in full, so that people of one name can be told apart, and it is recorded that somebody has read them.
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

  /** The identity that tried under this id; null when there is none. */
  async find(transaction: Transaction, id: string): Promise<ExternalIdentity | null> {
    const [identity] = await transaction.run(unlinkedById, { tenantId: transaction.tenantId, id });
    return identity ?? null;
  }
}
