import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { MailModule } from '#mail';
import { CatchUp } from './following/catch-up.js';
import { EventRuns } from './following/event-runs.js';
import { FollowHeardChanges } from './following/follow-changes.js';
import { HoldLines } from './following/hold-lines.js';
import { KeepUnits } from './following/keep-units.js';
import { LookAtChanges } from './following/look-at-changes.js';
import { LookAtUnits } from './following/look-at-units.js';
import { TenancyModule } from '#tenancy';
import { MakeRuns } from './jobs/make-runs.js';
import { TellOfStop } from './listeners/tell-of-stop.js';
import { ForgetRuns } from './tasks/forget-runs.js';
import { StartScheduledRuns } from './tasks/start-scheduled-runs.js';
import { DirectoryModule } from './directory.module.js';

/** The worker's part: it performs runs, starts scheduled ones, notifies administrators of stopped ones, and deletes old ones. */
@Module({
  imports: [AccountsModule, DirectoryModule, MailModule, TenancyModule],
  providers: [
    CatchUp,
    EventRuns,
    FollowHeardChanges,
    ForgetRuns,
    HoldLines,
    KeepUnits,
    LookAtChanges,
    LookAtUnits,
    MakeRuns,
    StartScheduledRuns,
    TellOfStop,
  ],
})
export class DirectoryWorkerModule {}
