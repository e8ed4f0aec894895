export {
  AuthenticatorsHttpModule,
  AuthenticatorsModule,
  AuthenticatorsWorkerModule,
} from './authenticators.module.js';
export { EnrolAccount } from './enrol-account.js';
export { AccountBlocked, AccountUnlocked, AttemptRefused, CodeSent, PasswordSet } from './events.js';
export { UnlockAccount } from './lockout/unlock-account.js';
export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password/password-rules.js';
export { SetPassword } from './password/set-password.js';
