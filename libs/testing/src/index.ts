export { asOwner } from './cluster/as-owner.js';
export { OwnCluster } from './cluster/own-cluster.js';
export { createTestDatabase, type TestDatabase } from './cluster/test-database.js';
export { doJobs } from './feature/do-jobs.js';
export { startFeature, type FeatureOptions, type TestFeature } from './feature/start-feature.js';
export { TestClock } from './feature/test-clock.js';
export { SPEC_ABOUT } from './spec-about.js';
export { until } from './until.js';
export { accept, refuse, WebhookReceiver } from './webhook-receiver.js';
