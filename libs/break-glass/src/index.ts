export { OpenBreakGlass } from './application/open-break-glass.js';
export { BreakGlassHttpModule } from './break-glass-http.module.js';
export { BreakGlassModule } from './break-glass.module.js';
export { BreakGlassWorkerModule } from './break-glass-worker.module.js';
export { BreakGlassOpened, BreakGlassRefused, BreakGlassUsed } from './events.js';
