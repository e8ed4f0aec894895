import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
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
import { LogonMenuCapability } from './application/logon-menu-capability.js';

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
  providers: [ChangeMenu, LogonMenuCapability, ...useCases],
  exports: useCases,
})
export class LogonMenuModule {}
