export { actingAs } from './application/acting-as.js';
export { AdvanceLogon } from './application/advance-logon.js';
export { EndSessions, sessionTopic } from './application/end-sessions.js';
export { FindWaitingLogon } from './application/find-waiting-logon.js';
export { ListSessions } from './application/list-sessions.js';
export { LogonDestinations } from './application/logon-destinations.js';
export { LogonHistory } from './application/logon-history.js';
export { LogonPolicy } from './application/logon-policy.js';
export { ResolveSession, type LiveSession } from './application/resolve-session.js';
export { RevokeLogon } from './application/revoke-logon.js';
export type { Device } from './domain/device.js';
export type { CompletedLogon, LogonEnd, PendingRequirement, LogonOutcome } from './domain/logon-outcome.js';
export type { Completion, LogonRequirement } from './domain/logon-requirement.js';
export type { LogonStep } from './domain/logon-step.js';
export { returnTarget } from './domain/return-target.js';
export * from './events.js';
export {
  type FormAuthenticator,
  type FormLogonMethod,
  type LogonAttempt,
  type LogonPurpose,
  type ProofOutcome,
} from './form-logon-method.js';
export { deviceOf } from './http/device-of.js';
export { RedirectAfterStep } from './http/redirect-after-step.js';
export { FormSteps } from './http/form-steps.js';
export { IsolatedPassport } from './http/isolated-passport.js';
export { KnownDevices, type KnownDevice } from './http/known-devices.js';
export { wantedReturn } from './http/wanted-return.js';
export { SessionCookies } from './http/session-cookies.js';
export { joinableSessions } from './infra/joinable-sessions.js';
export { LogonHttpModule } from './logon-http.module.js';
export { LogonModule } from './logon.module.js';
export { LogonWorkerModule } from './logon-worker.module.js';
