import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccountsModule } from '#accounts';
import { AccessLog, PrincipalResolver } from '#http';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { AdmitProof } from './application/admit-proof.js';
import { AdvanceLogon } from './application/advance-logon.js';
import { EndSessions } from './application/end-sessions.js';
import { FindWaitingLogon } from './application/find-waiting-logon.js';
import { FinishLogon } from './application/finish-logon.js';
import { ListSessions } from './application/list-sessions.js';
import { LogonDestinations } from './application/logon-destinations.js';
import { LogonHistory } from './application/logon-history.js';
import { LogonPolicy } from './application/logon-policy.js';
import { OpenSession } from './application/open-session.js';
import { RenewSession } from './application/renew-session.js';
import { ResolveSession } from './application/resolve-session.js';
import { RevokeLogon } from './application/revoke-logon.js';
import { TakeUpLogon } from './application/take-up-logon.js';
import { FollowLogon } from './http/follow-logon.js';
import { NextStepController } from './http/next-step.controller.js';
import { FormSteps } from './http/form-steps.js';
import { KnownDevices } from './http/known-devices.js';
import { OwnPassport } from './http/own-passport.js';
import { OwnSessionsController } from './http/own-sessions.controller.js';
import { RecordRefusedAccess } from './http/record-refused-access.js';
import { RecordRefusedMethod } from './http/record-refused-method.js';
import { SessionCookies } from './http/session-cookies.js';
import { SessionPrincipalResolver } from './http/session-principal-resolver.js';
import { sessionStrategy } from './http/session-strategy.js';
import { SessionsController } from './http/sessions.controller.js';
import { LogonStore } from './infra/logon-store.js';
import { ProofStore } from './infra/proof-store.js';
import { EndOutdatedSessions } from './listeners/end-outdated-sessions.js';
import { PurgeLogons } from './tasks/purge-logons.js';
import { LogonMetrics } from './metrics/logon-metrics.js';
import { OpenSessionsSection, RecentLogonsSection } from './pages/home-sections.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

const useCases = [
  AdvanceLogon,
  EndSessions,
  FindWaitingLogon,
  ListSessions,
  LogonDestinations,
  LogonHistory,
  LogonPolicy,
  ResolveSession,
  RevokeLogon,
];

const steps = [AdmitProof, FinishLogon, LogonStore, OpenSession, ProofStore, RenewSession, TakeUpLogon];

/** Logons in progress and the sessions they end in. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonMenuModule],
  providers: [...steps, ...useCases],
  exports: useCases,
})
export class LogonModule {}

/** Lets HTTP know who is signed in, takes steps of form methods, and lets people and administrators end sessions. */
@Module({
  imports: [AccountsModule, LogonMenuModule, LogonModule],
  controllers: [NextStepController, OwnSessionsController, SessionsController],
  providers: [
    contributeToPages({
      errors: { en: en.errors, zh: zh.errors },
      notices: { en: en.notices, zh: zh.notices },
    }),
    LogonMetrics,
    FollowLogon,
    FormSteps,
    KnownDevices,
    OpenSessionsSection,
    RecentLogonsSection,
    OwnPassport,
    sessionStrategy,
    SessionCookies,
    { provide: APP_INTERCEPTOR, useClass: RecordRefusedMethod },
    { provide: AccessLog, useClass: RecordRefusedAccess },
    { provide: PrincipalResolver, useClass: SessionPrincipalResolver },
  ],
  exports: [FollowLogon, FormSteps, KnownDevices, OwnPassport, SessionCookies],
})
export class LogonHttpModule {}

/** What the worker does for logons: it ends sessions when what they rest on ends, and clears up. */
@Module({ imports: [LogonModule], providers: [EndOutdatedSessions, PurgeLogons] })
export class LogonWorkerModule {}
