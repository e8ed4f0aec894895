export { ChangeForwardApplication } from './application/change-forward-application.js';
export { CreateForwardApplication } from './application/create-forward-application.js';
export { ForwardApplications } from './application/forward-applications.js';
export type { ForwardChanges } from './domain/hosts.js';
export * from './events.js';
export { ForwardAuthHttpModule } from './forward-auth-http.module.js';
export { ForwardAuthModule } from './forward-auth.module.js';
export { ForwardAuthWorkerModule } from './forward-auth-worker.module.js';
