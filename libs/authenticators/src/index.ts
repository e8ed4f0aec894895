export { AuthenticatorsHttpModule } from './authenticators-http.module.js';
export { AuthenticatorsModule } from './authenticators.module.js';
export { AuthenticatorsWorkerModule } from './authenticators-worker.module.js';
export { AdmitAttempt } from './lockout/admit-attempt.js';
export { RefuseAttempt } from './lockout/refuse-attempt.js';
export { EnrolAccount } from './enrol-account.js';
export { AccountBlocked, AttemptRefused } from './events.js';
export { SetPassword } from './password/set-password.js';
