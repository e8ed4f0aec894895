import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { ChangeMenu } from './application/change-menu.js';
import { DisableMethod } from './application/disable-method.js';
import { EnableMethod } from './application/enable-method.js';
import { FindTenantsWithoutOwner } from './application/find-tenants-without-owner.js';
import { ListMenu } from './application/list-menu.js';
import { LockMenu } from './application/lock-menu.js';
import { LogonMenu } from './application/logon-menu.js';
import { LogonMethods } from './application/logon-methods.js';
import { ReorderMenu } from './application/reorder-menu.js';
import { SetDefaultMethod } from './application/set-default-method.js';
import { TellOfLogonWays } from './application/tell-of-logon-ways.js';
import { LogonMenuController } from './http/logon-menu.controller.js';
import { WatchOwners } from './tasks/watch-owners.js';
import { errors } from './pages/errors.js';

const useCases = [
  DisableMethod,
  EnableMethod,
  FindTenantsWithoutOwner,
  ListMenu,
  LockMenu,
  LogonMenu,
  LogonMethods,
  ReorderMenu,
  SetDefaultMethod,
];

/** Which logon methods a tenant offers, their order and defaults. */
@Module({
  imports: [AccountsModule, TenancyModule],
  providers: [ChangeMenu, TellOfLogonWays, ...useCases],
  exports: useCases,
})
export class LogonMenuModule {}

/** The console's endpoints, and the words for methods that are off. */
@Module({
  imports: [LogonMenuModule],
  controllers: [LogonMenuController],
  providers: [contributeToPages({ errors })],
})
export class LogonMenuHttpModule {}

/** What the worker does for the menu: it looks after owners that are locked out. */
@Module({ imports: [LogonMenuModule], providers: [WatchOwners] })
export class LogonMenuWorkerModule {}
