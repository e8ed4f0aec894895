import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonMenuModule } from '#logon-menu';
import { AdmitAttempt } from './lockout/admit-attempt.js';
import { PurgeThrottle } from './lockout/purge-throttle.js';
import { RefuseAttempt } from './lockout/refuse-attempt.js';
import { Throttle } from './lockout/throttle.js';
import { PasswordMethod } from './password/password-method.js';
import { PasswordStore } from './password/password-store.js';
import { SetPassword } from './password/set-password.js';

/** The logon methods that the product brings along, each registered with the menu. */
@Module({
  imports: [AccountsModule, LogonMenuModule],
  providers: [AdmitAttempt, RefuseAttempt, Throttle, PasswordStore, PasswordMethod, SetPassword],
  exports: [SetPassword],
})
export class AuthenticatorsModule {}

/** What the worker does for logon methods: it removes counts and codes that no longer count. */
@Module({ providers: [PurgeThrottle] })
export class AuthenticatorsWorkerModule {}
