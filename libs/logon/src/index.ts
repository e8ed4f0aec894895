export { actingAs } from './application/acting-as.js';
export { AwaitProof } from './application/await-proof.js';
export { CompleteLogon, type CompletedLogon } from './application/complete-logon.js';
export { EndSessions, sessionTopic, type SessionEndReason } from './application/end-sessions.js';
export { ListSessions, type ListedSession } from './application/list-sessions.js';
export { LogonHistory, type OpenSessionView, type PastLogon } from './application/logon-history.js';
export type { Device } from './application/open-session.js';
export { ProveAccount, type Proof } from './application/prove-account.js';
export { Reauthenticate } from './application/reauthenticate.js';
export { ResolveSession, type LiveSession } from './application/resolve-session.js';
export { RevokeLogon } from './application/revoke-logon.js';
export { WaitingLogons } from './application/waiting-logon.js';
export { CompletionSteps, type Completion, type CompletionStep } from './application/completion-steps.js';
export { returnTarget } from './domain/return-target.js';
export * from './events.js';
export { isLive, SESSIONS } from './infra/live-sessions.js';
export {
  isFormLogonMethod,
  type FormLogonMethod,
  type LogonAttempt,
  type LogonPurpose,
  type ProofOutcome,
} from './form-logon-method.js';
export { deviceOf } from './http/device-of.js';
export { FormSteps } from './http/form-steps.js';
export { KnownDevices, type KnownDevice } from './http/known-devices.js';
export { wantedReturn } from './http/wanted-return.js';
export { SessionCookies } from './http/session-cookies.js';
export { LogonHttpModule, LogonModule, LogonWorkerModule } from './logon.module.js';
