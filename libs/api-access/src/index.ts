export { ApiAccessHttpModule } from './api-access-http.module.js';
export { ApiAccessModule } from './api-access.module.js';
export { ApiAccessWorkerModule } from './api-access-worker.module.js';
export { CreateToken } from './application/create-token.js';
export { ListTokens } from './application/list-tokens.js';
export { RevokeTokens } from './application/revoke-tokens.js';
export { LONGEST_DAYS, USUAL_DAYS, type NewToken } from './domain/api-token.js';
export * from './events.js';
