import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AccountAuthenticatorsController } from './http/account-authenticators.controller.js';
import { EnrolmentController } from './http/enrolment.controller.js';
import { OwnPasswordController } from './http/own-password.controller.js';
import { authenticatorsPages } from './pages/contribution.js';
import { PasswordSection } from './pages/password-section.js';
import { AuthenticatorsModule } from './authenticators.module.js';

/** The forms of the logon methods, and the API with which administrators manage an account's logon methods. */
@Module({
  imports: [AccountsModule, AuthenticatorsModule],
  controllers: [AccountAuthenticatorsController, EnrolmentController, OwnPasswordController],
  providers: [authenticatorsPages, PasswordSection],
})
export class AuthenticatorsHttpModule {}
