export {
  AuthenticatorsHttpModule,
  AuthenticatorsModule,
  AuthenticatorsWorkerModule,
} from './authenticators.module.js';
export { EnrolAccount } from './enrol-account.js';
export { AccountBlocked, AttemptRefused } from './events.js';
export { SetPassword } from './password/set-password.js';
