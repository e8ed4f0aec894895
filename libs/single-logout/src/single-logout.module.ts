import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { EndParticipations } from './application/end-participations.js';
import { ParticipationProtocols } from './application/participation-protocols.js';
import { TakePart } from './application/take-part.js';

const useCases = [EndParticipations, ParticipationProtocols, TakePart];

/** Which sessions use which applications. */
@Module({ imports: [ApplicationsModule], providers: useCases, exports: useCases })
export class SingleLogoutModule {}
