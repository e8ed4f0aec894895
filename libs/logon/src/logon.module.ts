import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonMenuModule } from '#logon-menu';
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
import { FindOrStartLogon } from './application/find-or-start-logon.js';
import { LogonStore } from './infra/logon-store.js';
import { ProofStore } from './infra/proof-store.js';

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

const steps = [AdmitProof, FinishLogon, LogonStore, OpenSession, ProofStore, RenewSession, FindOrStartLogon];

/** Logons in progress and the sessions they end in. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonMenuModule],
  providers: [...steps, ...useCases],
  exports: useCases,
})
export class LogonModule {}
