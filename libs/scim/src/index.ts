export { ScimHttpModule } from './scim.module.js';
