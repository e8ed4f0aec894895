export { AuthenticatorsModule, AuthenticatorsWorkerModule } from './authenticators.module.js';
export { AccountBlocked, AttemptRefused, CodeSent, PasswordSet } from './events.js';
export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password/password-rules.js';
export { SetPassword } from './password/set-password.js';
