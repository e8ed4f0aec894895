export { ApiAccessHttpModule, ApiAccessModule, ApiAccessWorkerModule } from './api-access.module.js';
export { CreateToken } from './application/create-token.js';
export { ListTokens } from './application/list-tokens.js';
export { RevokeTokens } from './application/revoke-tokens.js';
export { LONGEST_DAYS, USUAL_DAYS, type NewToken } from './domain/api-token.js';
export * from './events.js';
