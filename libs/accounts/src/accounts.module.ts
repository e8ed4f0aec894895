import { Module } from '@nestjs/common';
import { CurrentPermissions } from '#http';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { AccountActivity } from './application/account-activity.js';
import { AccountDirectory } from './application/account-directory.js';
import { CreateAccount } from './application/create-account.js';
import { CheckImport } from './application/import/check-import.js';
import { CreateAccounts } from './application/import/create-accounts.js';
import { ImportParts } from './application/import/import-parts.js';
import { Imports } from './application/import/imports.js';
import { RunImport } from './application/import/run-import.js';
import { ProtectLastOwner } from './application/protect-last-owner.js';
import { ListAccounts } from './application/list-accounts.js';
import { LogonCapabilityRegistry } from './application/logon-capability-registry.js';
import { ProvisionAccounts } from './application/provision-accounts.js';
import { ResumeAccount } from './application/resume-account.js';
import { SendTestMail } from './application/send-test-mail.js';
import { SetRole } from './application/set-role.js';
import { SuspendAccount } from './application/suspend-account.js';
import { UpdateAccount } from './application/update-account.js';
import { VouchForAccount } from './application/vouch-for-account.js';
import { PermissionsOfAccount } from './http/permissions-of-account.js';
import { NotifyOwner } from './notices/notify-owner.js';

const useCases = [
  AccountActivity,
  AccountDirectory,
  CheckImport,
  CreateAccount,
  ImportParts,
  Imports,
  ProtectLastOwner,
  ListAccounts,
  LogonCapabilityRegistry,
  ProvisionAccounts,
  NotifyOwner,
  ResumeAccount,
  RunImport,
  SendTestMail,
  SetRole,
  SuspendAccount,
  UpdateAccount,
];

/** Accounts, their roles and status. */
@Module({
  imports: [MailModule, TenancyModule],
  providers: [
    CreateAccounts,
    VouchForAccount,
    { provide: CurrentPermissions, useClass: PermissionsOfAccount },
    ...useCases,
  ],
  exports: useCases,
})
export class AccountsModule {}
