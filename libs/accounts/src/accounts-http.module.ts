import { Module } from '@nestjs/common';
import { contributeToPages } from '#pages';
import { AccountImportsController } from './http/account-imports.controller.js';
import { AccountsController } from './http/accounts.controller.js';
import { AccountsInBulkController } from './http/accounts-in-bulk.controller.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { AccountsModule } from './accounts.module.js';

/** The API for administrators of accounts. */
@Module({
  imports: [AccountsModule],
  controllers: [AccountImportsController, AccountsController, AccountsInBulkController],
  providers: [contributeToPages({ errors: { en: en.errors, zh: zh.errors } })],
})
export class AccountsHttpModule {}
