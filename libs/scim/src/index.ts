export { ScimHttpModule } from './scim-http.module.js';
