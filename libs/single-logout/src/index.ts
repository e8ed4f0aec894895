export { EndParticipations } from './application/end-participations.js';
export { ParticipationProtocols, type ParticipationProtocol } from './application/participation-protocols.js';
export { RecordParticipation } from './application/record-participation.js';
export type { EndedParticipation } from './domain/participation.js';
export { joinableParticipations } from './infra/joinable-participations.js';
export { SingleLogoutModule } from './single-logout.module.js';
export { SingleLogoutWorkerModule } from './single-logout-worker.module.js';
