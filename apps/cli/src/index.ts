export { program } from './program.js';
export { anchorEveryLog } from './product/anchor-logs.js';
export { openApplication } from './product/open-application.js';
