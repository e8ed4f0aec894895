import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { ListSessions } from '#logon';
import { EventPublisher } from '#messaging';
import { Providers } from '#providers';
import { BindingRead } from '../events.js';
import { listedOf, type ListedBinding } from '../infra/binding-row.js';
import { bindingsBeside, listedBinding } from '../infra/listed-bindings.js';

export interface ShownBinding extends ListedBinding {
  /** Sessions born from it that are open now. */
  readonly openSessions: number;
  /** Other bindings of the same identity or account, newest first: ended ones, and those of other connections. */
  readonly others: readonly ListedBinding[];
}

/**
 * Shows one binding with its history. Its identity is named in full, so that a link to the wrong person is noticed, and the reading is
 * recorded. The other bindings are masked as in the list.
 */
@Injectable()
export class ShowBinding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
    private readonly sessions: ListSessions,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `binding.unknown` */
  async execute(tenantId: string, bindingId: string): Promise<ShownBinding> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.run(listedBinding, { tenantId, id: bindingId });
      if (row === undefined) throw new DomainError('not_found', 'binding.unknown');
      const [others, openSessions] = await Promise.all([
        transaction.run(bindingsBeside, { tenantId, id: bindingId }),
        this.sessions.countBornOf(transaction, row.account.id, bindingId),
      ]);
      this.events.publish(transaction, BindingRead, {
        outcome: 'success',
        bindingId: row.id,
        connectionId: row.connection.id,
        accountId: row.account.id,
      });
      return {
        ...listedOf(row, this.providers),
        identity: this.providers.named(row),
        openSessions,
        others: others.map((one) => listedOf(one, this.providers)),
      };
    });
  }
}
