export { launch, NEEDED_NODE } from './launch.js';
export { VERSION } from './version.js';
