import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { isLive } from '#logon';
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
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly providers: Providers,
  ) {}

  /** @throws DomainError `binding.unknown` */
  async execute(tenantId: string, bindingId: string): Promise<ShownBinding> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.query<BindingRow & { open_sessions: number } & Record<string, unknown>>(
        `select ${BINDING_COLUMNS}, (select count(*)::int from logon.session s join tenancy.tenant t on t.id = s.tenant_id
           where s.tenant_id = b.tenant_id and s.born_of = b.id and s.account_id = a.id and ${isLive('$3')}) as open_sessions
         from ${BINDING_SOURCE} where b.tenant_id = $1 and b.id = $2`,
        [tenantId, bindingId, this.clock.now()],
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
      const shown = (one: BindingRow): ListedBinding => listedOf(one, this.providers);
      return { ...shown(row), openSessions: row.open_sessions, others: others.map(shown) };
    });
  }
}
