import { Module } from '@nestjs/common';
import { ProfilesModule } from '#profiles';
import { OutboundComparisonsController } from './http/outbound-comparisons.controller.js';
import { OutboundPairsController } from './http/outbound-pairs.controller.js';
import { OutboundModule } from './outbound.module.js';

/** The API for directory administrators. */
@Module({
  imports: [OutboundModule, ProfilesModule],
  controllers: [OutboundComparisonsController, OutboundPairsController],
})
export class OutboundHttpModule {}
