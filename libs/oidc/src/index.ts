export * from './events.js';
export { OidcHttpModule, OidcModule, OidcWorkerModule } from './oidc.module.js';
