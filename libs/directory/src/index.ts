export { PerformRunInForeground } from './application/perform-run-in-foreground.js';
export { CancelRun } from './application/cancel-run.js';
export { ChangeSettings } from './application/change-settings.js';
export { DirectorySources } from './application/directory-sources.js';
export { FindUnit } from './application/find-unit.js';
export { FindRuns } from './application/find-runs.js';
export { ReadSettings } from './application/read-settings.js';
export { ShowFollowing } from './incremental-sync/show-following.js';
export { ShowPerson, type ShownPerson } from './application/show-person.js';
export { UnitWatchers, type RemovedUnit, type UnitWatcher } from './application/unit-watchers.js';
export { StartRun } from './application/start-run.js';
export type { Change } from './domain/change.js';
export type { Run } from './domain/run.js';
export type { SourceAttribute } from './domain/mapping.js';
export type { DirectorySettings } from './domain/settings.js';
export { passedLimit } from './domain/threshold.js';
export { settingsOf, settingValues } from './domain/setting-words.js';
export {
  joinableMemberships,
  joinablePeople,
  lastSynchronised,
  unlinkedPeople,
} from './infra/joinable-directory.js';
export { madeByDirectory } from './infra/joinable-people.js';
export { accountsTitled, titlesOf } from './infra/joinable-titles.js';
export {
  accountsInUnits,
  unitForKeyShare,
  joinableUnits,
  unitNames,
  unitsOf,
} from './infra/joinable-units.js';
export { QueueChanges } from './incremental-sync/queue-changes.js';
export {
  NotInSource,
  SourceFailed,
  type DirectorySource,
  type SourceAt,
  type SourceChange,
  type SourceLeaver,
  type SourceListener,
  type SourcePerson,
  type SourceScope,
  type SourceUnit,
} from './domain/source.js';
export { DirectoryHttpModule } from './directory-http.module.js';
export { DirectoryModule } from './directory.module.js';
export { DirectoryWorkerModule } from './directory-worker.module.js';
