export { OverviewHttpModule, OverviewWorkerModule } from './overview.module.js';
