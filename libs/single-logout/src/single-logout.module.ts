import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { EndParticipations } from './application/end-participations.js';
import { ParticipationProtocols } from './application/participation-protocols.js';
import { RecordParticipation } from './application/record-participation.js';

const useCases = [EndParticipations, ParticipationProtocols, RecordParticipation];

/** Which sessions use which applications. */
@Module({ imports: [ApplicationsModule], providers: useCases, exports: useCases })
export class SingleLogoutModule {}
