import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { MailModule } from '#mail';
import { CatchUp } from './incremental-sync/catch-up.js';
import { EventRuns } from './incremental-sync/event-runs.js';
import { ProcessQueuedChanges } from './incremental-sync/process-queued-changes.js';
import { KeepStreamsConnected } from './incremental-sync/keep-streams-connected.js';
import { StoreUnits } from './incremental-sync/store-units.js';
import { SyncChanged } from './incremental-sync/sync-changed.js';
import { FetchUnits } from './incremental-sync/fetch-units.js';
import { TenancyModule } from '#tenancy';
import { MakeRuns } from './jobs/make-runs.js';
import { NotifyRunStopped } from './listeners/notify-run-stopped.js';
import { ForgetRuns } from './tasks/forget-runs.js';
import { StartScheduledRuns } from './tasks/start-scheduled-runs.js';
import { DirectoryModule } from './directory.module.js';

/** The worker's part: it performs runs, starts scheduled ones, notifies administrators of stopped ones, and deletes old ones. */
@Module({
  imports: [AccountsModule, DirectoryModule, MailModule, TenancyModule],
  providers: [
    CatchUp,
    EventRuns,
    ProcessQueuedChanges,
    ForgetRuns,
    KeepStreamsConnected,
    StoreUnits,
    SyncChanged,
    FetchUnits,
    MakeRuns,
    StartScheduledRuns,
    NotifyRunStopped,
  ],
})
export class DirectoryWorkerModule {}
