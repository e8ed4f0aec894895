export { AddConnection } from './application/add-connection.js';
export { ChangeConnection } from './application/change-connection.js';
export type { ConnectionState } from './domain/connection.js';
export type { ExternalIdentity } from './domain/external-identity.js';
export { identityTarget } from './domain/identity-target.js';
export { identityColumns, isOn, providerOf } from './infra/connection-sql.js';
export { ProvidersModule } from './providers.module.js';
