export { ApplicationDirectory } from './application/application-directory.js';
export { ApplicationUses } from './application/application-uses.js';
export { AssignApplication } from './application/assign-application.js';
export { ChangeApplication } from './application/change-application.js';
export { CreateApplication } from './application/create-application.js';
export { DeleteApplication } from './application/delete-application.js';
export { OVERLAP_HOURS, RotateClientSecret } from './application/rotate-client-secret.js';
export { RotateSigningKeys } from './application/rotate-signing-keys.js';
export { SigningKeys } from './application/signing-keys.js';
export {
  ApplicationsHttpModule,
  ApplicationsModule,
  ApplicationsWorkerModule,
} from './applications.module.js';
export type { ApplicationChanges } from './domain/application-fields.js';
export { DEVICE_CODE, isNative } from './domain/client-settings.js';
export { joinableAccess, joinableApplications } from './infra/joinable-access.js';
export { SIGNING_KEYS_TOPIC } from './topic.js';
export type { Application } from './domain/application.js';
