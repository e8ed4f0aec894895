export * from './events.js';
export { OidcHttpModule } from './oidc-http.module.js';
export { OidcModule } from './oidc.module.js';
export { OidcWorkerModule } from './oidc-worker.module.js';
