import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { ArchiveAccounts } from './tasks/archive-accounts.js';
import { PurgeImports } from './tasks/purge-imports.js';

/** What the worker does for accounts: it archives those that nobody has needed for long, and clears up. */
@Module({ imports: [TenancyModule], providers: [ArchiveAccounts, PurgeImports] })
export class AccountsWorkerModule {}
