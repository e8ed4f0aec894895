export { AccessEndings, type AccessEnding } from './application/access-endings.js';
export { ApplicationDirectory } from './application/application-directory.js';
export { ApplicationUses } from './application/application-uses.js';
export { ApplicationRegister } from './application/application-register.js';
export { AssignApplication } from './application/assign-application.js';
export { ChangeApplication } from './application/change-application.js';
export { CreateApplication } from './application/create-application.js';
export { DeleteApplication } from './application/delete-application.js';
export { ProtocolParts, type ProtocolPart } from './application/protocol-parts.js';
export { OVERLAP_HOURS, RotateClientSecret } from './application/rotate-client-secret.js';
export { RotateSigningKeys } from './application/rotate-signing-keys.js';
export { SigningKeys } from './application/signing-keys.js';
export { ApplicationsHttpModule } from './applications-http.module.js';
export { ApplicationsModule } from './applications.module.js';
export { ApplicationsWorkerModule } from './applications-worker.module.js';
export { leaveAfterForm } from './http/leave-after-form.js';
export { applicationUrl } from './domain/open-path.js';
export { assignmentView } from './http/application-views.js';
export { webUrl } from './domain/urls.js';
export {
  contradictionOfNew,
  generalFields,
  NEW_GENERAL,
  type ApplicationChanges,
} from './domain/application-fields.js';
export { DEVICE_CODE, isNative } from './domain/client-settings.js';
export type { RecordedDetails } from './domain/recorded-settings.js';
export type { ReviewedScope } from './domain/lost-access.js';
export { withChanges } from './domain/with-changes.js';
export { applicationRevision, lockRegistered } from './infra/read-application.js';
export { failureOfCall } from './infra/failure-of-call.js';
export { OutgoingCalls } from './infra/outgoing-calls.js';
export { joinableAccess, joinableApplications } from './infra/joinable-access.js';
export { withoutAccess } from './infra/without-access.js';
export { loggedOffPage } from './pages/logged-off-page.js';
export { noAccessPage } from './pages/no-access-page.js';
export { SIGNING_KEYS_TOPIC } from './topic.js';
export type { Application, GeneralSettings, Protocol, RegisteredApplication } from './domain/application.js';
