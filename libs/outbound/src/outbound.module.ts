import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { GroupsModule } from '#groups';
import { ProfilesModule } from '#profiles';
import { AddPair } from './application/add-pair.js';
import { CompareAccounts } from './application/compare-accounts.js';
import { RemoveOrphanedPairs } from './application/remove-orphaned-pairs.js';
import { ListPairs } from './application/list-pairs.js';
import { ReadComparison } from './application/read-comparison.js';
import { RemovePair } from './application/remove-pair.js';
import { PublishPairRemoved } from './application/publish-pair-removed.js';

const useCases = [AddPair, CompareAccounts, ListPairs, ReadComparison, RemovePair];

/** Compares the portal with the source of a directory. */
@Module({
  imports: [DirectoryModule, GroupsModule, ProfilesModule],
  providers: [...useCases, RemoveOrphanedPairs, PublishPairRemoved],
  exports: useCases,
})
export class OutboundModule {}
