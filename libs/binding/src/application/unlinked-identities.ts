import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { identityColumns, Providers, type ExternalIdentity, type ShownIdentity } from '#providers';
import { UnitOfWork, type Transaction } from '#database';
import { pageOfUnlinked, type UnlinkedPosition } from '../infra/listed-unlinked.js';

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
  ) {}

  /** Counts a try. Shares a round trip with what follows. */
  note(transaction: Transaction, identity: ExternalIdentity): void {
    transaction.send(
      `insert into binding.unlinked_identity as known (id, tenant_id, connection_id, subject, attributes, name,
         first_tried_at, last_tried_at, tries)
       values ($1, $2, $3, $4, $5, $6, $7, $7, 1)
       on conflict (tenant_id, connection_id, subject) do update set attributes = excluded.attributes, name = excluded.name,
         last_tried_at = excluded.last_tried_at, tries = known.tries + 1`,
      [
        newId(),
        transaction.tenantId,
        identity.connectionId,
        identity.subject,
        JSON.stringify(identity.attributes),
        identity.name,
        this.clock.now(),
      ],
    );
  }

  /** Somebody is linked to the identity now. Shares a round trip with what follows. */
  forget(
    transaction: Transaction,
    { connectionId, subject }: Pick<ExternalIdentity, 'connectionId' | 'subject'>,
  ): void {
    transaction.send(
      'delete from binding.unlinked_identity where tenant_id = $1 and connection_id = $2 and subject = $3',
      [transaction.tenantId, connectionId, subject],
    );
  }

  /** Those whom still nobody is linked to, the newest try first; one more than `limit`, if there are so many. */
  async newest(
    tenantId: string,
    limit: number,
    after: UnlinkedPosition | undefined,
  ): Promise<readonly (UnlinkedIdentityView & { readonly position: string })[]> {
    const rows = await this.unitOfWork.askOnce(tenantId, pageOfUnlinked(tenantId, limit, after));
    return rows.map(({ provider, name, attributes, ...row }) => ({
      ...row,
      identity: this.providers.shown({ provider, name, attributes }),
    }));
  }

  /** The identity that tried under this id; null when there is none. */
  async find(transaction: Transaction, id: string): Promise<ExternalIdentity | null> {
    const [row] = await transaction.query<ExternalIdentity & Record<string, unknown>>(
      `select ${identityColumns()} from binding.unlinked_identity where tenant_id = $1 and id = $2`,
      [transaction.tenantId, id],
    );
    return row ?? null;
  }
}
