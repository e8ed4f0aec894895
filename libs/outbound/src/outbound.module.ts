import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { GroupsModule } from '#groups';
import { ProfilesModule } from '#profiles';
import { AddPair } from './application/add-pair.js';
import { CompareAccounts } from './application/compare-accounts.js';
import { KeepPairs } from './application/keep-pairs.js';
import { ListPairs } from './application/list-pairs.js';
import { ReadComparison } from './application/read-comparison.js';
import { RemovePair } from './application/remove-pair.js';
import { TellOfRemoval } from './application/tell-of-removal.js';
import { OutboundComparisonsController } from './http/outbound-comparisons.controller.js';
import { OutboundPairsController } from './http/outbound-pairs.controller.js';
import { ForgetComparisons } from './tasks/forget-comparisons.js';

const useCases = [AddPair, CompareAccounts, ListPairs, ReadComparison, RemovePair];

/** What the source of a directory lacks of what the portal has. */
@Module({
  imports: [DirectoryModule, GroupsModule, ProfilesModule],
  providers: [...useCases, KeepPairs, TellOfRemoval],
  exports: useCases,
})
export class OutboundModule {}

/** The API for those who administer the directory. */
@Module({
  imports: [OutboundModule, ProfilesModule],
  controllers: [OutboundComparisonsController, OutboundPairsController],
})
export class OutboundHttpModule {}

/** The worker's part: it removes old comparisons, and pairs whose departments are no more. */
@Module({ imports: [OutboundModule], providers: [ForgetComparisons] })
export class OutboundWorkerModule {}
