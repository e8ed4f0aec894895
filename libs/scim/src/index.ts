export { ScimHttpModule } from './scim.module.js';
export * from './events.js';
