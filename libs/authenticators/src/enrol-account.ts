import { Injectable } from '@nestjs/common';
import { CreateAccount, type Account, type NewAccount } from '#accounts';
import { UnitOfWork } from '#database';
import { SetPassword } from './password/set-password.js';

/** Creates an account and, if given, its password, so that it can log on at once: both happen, or neither. */
@Injectable()
export class EnrolAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly createAccount: CreateAccount,
    private readonly setPassword: SetPassword,
  ) {}

  /** @throws DomainError the errors of `CreateAccount` and `SetPassword` */
  async execute(tenantId: string, input: NewAccount, password: string | undefined): Promise<Account> {
    if (password === undefined) return this.createAccount.execute(tenantId, input);
    const hash = await this.setPassword.hash(password, {
      username: input.username,
      email: input.email ?? null,
    });
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const account = await this.createAccount.create(transaction, input);
      await this.setPassword.set(transaction, account.id, hash);
      return account;
    });
  }
}
