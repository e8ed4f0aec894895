// The log of each process needs its definitions, for titles and exports.
import './events.js';

export { ScimHttpModule } from './scim-http.module.js';
