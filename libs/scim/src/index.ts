// Every process that reads the log needs the event definitions, for titles and exports.
import './events.js';

export { ScimHttpModule } from './scim-http.module.js';
