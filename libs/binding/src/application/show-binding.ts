import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { ListSessions } from '#logon';
import { Providers } from '#providers';
import {
  BINDING_COLUMNS,
  BINDING_SOURCE,
  listedOf,
  type BindingRow,
  type ListedBinding,
} from '../infra/binding-row.js';

/** Other bindings that are shown beside one. */
const SHOWN = 20;

export interface ShownBinding extends ListedBinding {
  /** Sessions born from it that are open now. */
  readonly openSessions: number;
  /** Other bindings of the same identity or the same account, the newest first: ended ones, or of other connections. */
  readonly others: readonly ListedBinding[];
}

/** Shows one binding with what there was before it. */
@Injectable()
export class ShowBinding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
    private readonly sessions: ListSessions,
  ) {}

  /** @throws DomainError `binding.unknown` */
  async execute(tenantId: string, bindingId: string): Promise<ShownBinding> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.query<BindingRow & Record<string, unknown>>(
        `select ${BINDING_COLUMNS} from ${BINDING_SOURCE} where b.tenant_id = $1 and b.id = $2`,
        [tenantId, bindingId],
      );
      if (row === undefined) throw new DomainError('not_found', 'binding.unknown');
      const others = await transaction.query<BindingRow & Record<string, unknown>>(
        `select ${BINDING_COLUMNS} from ${BINDING_SOURCE}, binding.binding this
         where this.tenant_id = $1 and this.id = $2 and b.tenant_id = $1 and b.id <> this.id
           and (b.account_id = this.account_id
             or (b.connection_id = this.connection_id and b.subject = this.subject))
         order by b.created_at desc, b.id desc limit ${String(SHOWN)}`,
        [tenantId, bindingId],
      );
      const openSessions = await this.sessions.countBornOf(transaction, row.account.id, bindingId);
      const shown = (one: BindingRow): ListedBinding => listedOf(one, this.providers);
      return { ...shown(row), openSessions, others: others.map(shown) };
    });
  }
}
