export { OverviewHttpModule } from './overview-http.module.js';
export { OverviewWorkerModule } from './overview-worker.module.js';
