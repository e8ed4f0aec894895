export { ensureLogin } from './ensure-login.js';
export { startEmbeddedPostgres, stopEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
