import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { ProfilesModule } from '#profiles';
import { ProvidersModule } from '#providers';
import { AcceptLeavers } from './application/accept-leavers.js';
import { PerformRunInForeground } from './application/perform-run-in-foreground.js';
import { BrowseSource } from './application/browse-source.js';
import { CancelRun } from './application/cancel-run.js';
import { ChangeSettings } from './application/change-settings.js';
import { DirectorySources } from './application/directory-sources.js';
import { FindRuns } from './application/find-runs.js';
import { FindUnit } from './application/find-unit.js';
import { ListPeople } from './application/list-people.js';
import { ListRuns } from './application/list-runs.js';
import { ListUnits } from './application/list-units.js';
import { ReadDirectory } from './application/read-directory.js';
import { ReadSettings } from './application/read-settings.js';
import { ApplyBatch } from './application/run/apply-batch.js';
import { ApplyLeavers } from './application/run/apply-leavers.js';
import { ApplyPeople } from './application/run/apply-people.js';
import { ApplyUnits } from './application/run/apply-units.js';
import { ConfirmLeavers } from './application/run/confirm-leavers.js';
import { FinishRun } from './application/run/finish-run.js';
import { StageParts } from './application/run/stage-parts.js';
import { NoteDepartures } from './application/run/note-departures.js';
import { PerformRun } from './application/run/perform-run.js';
import { PlanRun } from './application/run/plan-run.js';
import { ReadSource } from './application/run/read-source.js';
import { RunAttempt } from './application/run/run-attempt.js';
import { QueueChanges } from './incremental-sync/queue-changes.js';
import { ShowFollowing } from './incremental-sync/show-following.js';
import { ShowPerson } from './application/show-person.js';
import { DropRemovedUnitsFromRules } from './application/drop-removed-units-from-rules.js';
import { UnitWatchers } from './application/unit-watchers.js';
import { StartRun } from './application/start-run.js';
import { DirectoryOrganisationSource } from './application/directory-organisation-source.js';

const useCases = [
  AcceptLeavers,
  PerformRunInForeground,
  BrowseSource,
  CancelRun,
  ChangeSettings,
  DirectorySources,
  FindRuns,
  FindUnit,
  QueueChanges,
  ListPeople,
  ListRuns,
  ListUnits,
  ReadDirectory,
  ReadSettings,
  ShowFollowing,
  ShowPerson,
  StartRun,
  UnitWatchers,
];

const steps = [
  ApplyBatch,
  ApplyLeavers,
  ApplyPeople,
  ApplyUnits,
  ConfirmLeavers,
  FinishRun,
  StageParts,
  NoteDepartures,
  PerformRun,
  PlanRun,
  ReadSource,
  RunAttempt,
];

/** Units and people of an organisation, as an external source supplies them. */
@Module({
  imports: [AccountsModule, BindingModule, ProfilesModule, ProvidersModule],
  providers: [...useCases, ...steps, DropRemovedUnitsFromRules, DirectoryOrganisationSource],
  exports: [...useCases, ApplyLeavers, ApplyPeople, FinishRun, PerformRun, RunAttempt],
})
export class DirectoryModule {}
