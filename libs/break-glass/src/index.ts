export { OpenBreakGlass } from './application/open-break-glass.js';
export { BreakGlassHttpModule, BreakGlassModule, BreakGlassWorkerModule } from './break-glass.module.js';
export { BreakGlassOpened, BreakGlassRefused, BreakGlassUsed } from './events.js';
