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

const useCases = [AddPair, CompareAccounts, ListPairs, ReadComparison, RemovePair];

/** Compares the portal with the source of a directory. */
@Module({
  imports: [DirectoryModule, GroupsModule, ProfilesModule],
  providers: [...useCases, KeepPairs, TellOfRemoval],
  exports: useCases,
})
export class OutboundModule {}
