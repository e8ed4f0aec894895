export * from './client/index.js';
export { CheckConnection } from './application/check-connection.js';
export { ConnectionDirectory } from './application/connection-directory.js';
export { ConnectionSetup, type SetupValue } from './application/connection-setup.js';
export {
  CreateConnection,
  newConnectionFields,
  type NewConnection,
} from './application/create-connection.js';
export { connectionParams, connectionView, type ConnectionView } from './http/connection-views.js';
export { ShowConnections } from './http/show-connections.js';
export { IdentifyPerson } from './application/identify-person.js';
export { LastChecks } from './application/last-checks.js';
export { ListConnections } from './application/list-connections.js';
export { appFields, ReplaceApp } from './application/replace-app.js';
export { RotateClientSecret } from './application/rotate-client-secret.js';
export { StartAuthorisation } from './application/start-authorisation.js';
export {
  connectionChangeFields,
  UpdateConnection,
  type ConnectionChanges,
} from './application/update-connection.js';
export { DingTalkHttpModule, DingTalkModule } from './dingtalk.module.js';
export { PROVIDER_KEY } from './provider-key.js';
export { clientSecret, connectionKey } from './domain/connection-fields.js';
export type { Connection } from './domain/connection.js';
export type { ConnectionCheck } from './domain/connection-check.js';
export { externalIdentity } from './domain/external-identity.js';
export { connectionAddresses } from './domain/connection-addresses.js';
export type { ConnectionSettings } from './domain/connection-settings.js';
export {
  AppReplaced,
  ClientSecretRotated,
  ConnectionChecked,
  ConnectionCreated,
  ConnectionSettingsChanged,
} from './events.js';
