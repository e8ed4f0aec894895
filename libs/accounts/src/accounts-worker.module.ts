import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { ArchiveAccounts } from './tasks/archive-accounts.js';
import { PurgeImports } from './tasks/purge-imports.js';

/** The worker's part of accounts: it archives accounts that have been suspended for long, and deletes old imports. */
@Module({ imports: [TenancyModule], providers: [ArchiveAccounts, PurgeImports] })
export class AccountsWorkerModule {}
