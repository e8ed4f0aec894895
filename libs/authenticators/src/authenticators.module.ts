import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { MailModule } from '#mail';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { AccountAuthenticators } from './account-authenticators.js';
import { CheckCode } from './email-code/check-code.js';
import { CodeStore } from './email-code/code-store.js';
import { EmailCodeMethod } from './email-code/email-code-method.js';
import { MailCode } from './email-code/mail-code.js';
import { SendCode } from './email-code/send-code.js';
import { EnrolAccount } from './enrol-account.js';
import { AdmitAttempt } from './lockout/admit-attempt.js';
import { Lockouts } from './lockout/lockouts.js';
import { RefuseAttempt } from './lockout/refuse-attempt.js';
import { Throttle } from './lockout/throttle.js';
import { UnlockAccount } from './lockout/unlock-account.js';
import { ChangeOwnPassword } from './password/change-own-password.js';
import { OwnPassword } from './password/own-password.js';
import { PasswordMethod } from './password/password-method.js';
import { PasswordStore } from './password/password-store.js';
import { SetPassword } from './password/set-password.js';
import { StorePassword } from './password/store-password.js';

/** The product's built-in logon methods, each registered with the menu. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonMenuModule, LogonModule, MailModule, ProvidersModule],
  providers: [
    AdmitAttempt,
    RefuseAttempt,
    Throttle,
    Lockouts,
    UnlockAccount,
    PasswordStore,
    PasswordMethod,
    StorePassword,
    SetPassword,
    OwnPassword,
    ChangeOwnPassword,
    CodeStore,
    MailCode,
    SendCode,
    CheckCode,
    EmailCodeMethod,
    EnrolAccount,
    AccountAuthenticators,
  ],
  exports: [
    AccountAuthenticators,
    AdmitAttempt,
    ChangeOwnPassword,
    EnrolAccount,
    OwnPassword,
    RefuseAttempt,
    SetPassword,
    UnlockAccount,
  ],
})
export class AuthenticatorsModule {}
