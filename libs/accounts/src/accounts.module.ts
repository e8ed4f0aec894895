import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { AccountDirectory } from './application/account-directory.js';
import { CreateAccount } from './application/create-account.js';
import { ResumeAccount } from './application/resume-account.js';
import { SetRole } from './application/set-role.js';
import { SuspendAccount } from './application/suspend-account.js';

const useCases = [AccountDirectory, CreateAccount, ResumeAccount, SetRole, SuspendAccount];

/** Accounts, their roles and status. */
@Module({ imports: [TenancyModule], providers: useCases, exports: useCases })
export class AccountsModule {}
