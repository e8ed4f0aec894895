import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AccessLog, PrincipalResolver } from '#http';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { RedirectAfterStep } from './http/redirect-after-step.js';
import { NextStepController } from './http/next-step.controller.js';
import { FormSteps } from './http/form-steps.js';
import { KnownDevices } from './http/known-devices.js';
import { IsolatedPassport } from './http/isolated-passport.js';
import { OwnSessionsController } from './http/own-sessions.controller.js';
import { RecordRefusedAccess } from './http/record-refused-access.js';
import { RecordRefusedMethod } from './http/record-refused-method.js';
import { SessionCookies } from './http/session-cookies.js';
import { SessionPrincipalResolver } from './http/session-principal-resolver.js';
import { sessionStrategy } from './http/session-strategy.js';
import { SessionsController } from './http/sessions.controller.js';
import { LogonMetrics } from './metrics/logon-metrics.js';
import { OpenSessionsSection, RecentLogonsSection } from './pages/home-sections.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { LogonModule } from './logon.module.js';

/** Tells the HTTP lib who is signed in, takes steps of form methods, and lets people and administrators end sessions. */
@Module({
  imports: [AccountsModule, LogonMenuModule, LogonModule],
  controllers: [NextStepController, OwnSessionsController, SessionsController],
  providers: [
    contributeToPages({
      errors: { en: en.errors, zh: zh.errors },
      notices: { en: en.notices, zh: zh.notices },
    }),
    LogonMetrics,
    RedirectAfterStep,
    FormSteps,
    KnownDevices,
    OpenSessionsSection,
    RecentLogonsSection,
    IsolatedPassport,
    sessionStrategy,
    SessionCookies,
    RecordRefusedMethod,
    { provide: AccessLog, useClass: RecordRefusedAccess },
    { provide: PrincipalResolver, useClass: SessionPrincipalResolver },
  ],
  exports: [RedirectAfterStep, FormSteps, KnownDevices, IsolatedPassport, SessionCookies],
})
export class LogonHttpModule {}
