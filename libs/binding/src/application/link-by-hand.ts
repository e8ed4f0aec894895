import { Injectable } from '@nestjs/common';
import { assertMay } from '#accounts';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { CreateBinding } from './create-binding.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

/** Links an identity that has tried to log on to an account, because an administrator knows whose it is. */
@Injectable()
export class LinkByHand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly unlinked: UnlinkedIdentities,
    private readonly bindings: CreateBinding,
  ) {}

  /**
   * @param act.unlinkedId id in the list of identities that are not linked
   * @throws DomainError `account.unknown`, `binding.identity_unknown`, `accounts.more_privileged`, `binding.identity_taken`,
   * `binding.account_taken`, `binding.exists`
   */
  async execute(
    tenantId: string,
    act: { readonly accountId: string; readonly unlinkedId: string; readonly madeBy: string },
  ): Promise<{ readonly bindingId: string }> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { account, authority } = await assertMay(transaction, 'link', act.accountId);
      const identity = await this.unlinked.find(transaction, act.unlinkedId);
      if (identity === null) throw new DomainError('not_found', 'binding.identity_unknown');
      return this.bindings.create(transaction, {
        identity,
        accountId: account.id,
        origin: 'admin',
        madeBy: act.madeBy,
        authority,
      });
    });
  }
}
