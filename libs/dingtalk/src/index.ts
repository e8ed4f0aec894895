export * from './client/index.js';
export { CheckConnection } from './application/check-connection.js';
export { ConnectionDirectory } from './application/connection-directory.js';
export { CreateConnection, type NewConnection } from './application/create-connection.js';
export { IdentifyPerson } from './application/identify-person.js';
export { ListConnections } from './application/list-connections.js';
export { ReplaceApp } from './application/replace-app.js';
export { RotateClientSecret } from './application/rotate-client-secret.js';
export { SwitchConnection } from './application/switch-connection.js';
export { StartAuthorisation } from './application/start-authorisation.js';
export { UpdateConnection, type ConnectionChanges } from './application/update-connection.js';
export { DingTalkModule } from './dingtalk.module.js';
export type { Connection, ConnectionState } from './domain/connection.js';
export { identityTarget } from './domain/identity-target.js';
export { connectionAddresses } from './domain/connection-addresses.js';
export type { ConnectionSettings } from './domain/connection-settings.js';
export {
  AppReplaced,
  ClientSecretRotated,
  ConnectionChecked,
  ConnectionCreated,
  ConnectionDisabled,
  ConnectionEnabled,
  ConnectionSettingsChanged,
  IdentificationFailed,
} from './events.js';
export { DINGTALK_TOPIC } from './topic.js';
