import type { DirectoryRun } from '../app/api/generated/models/directory-run';

/** A run of the directory, as the API returns it. */
export function sampleRun(change: Partial<DirectoryRun> = {}): DirectoryRun {
  return {
    id: 'a-run',
    connectionId: 'a-connection',
    kind: 'sync',
    state: 'done',
    isForced: false,
    requestedBy: 'admin',
    unitsFound: 4,
    unitsRead: 4,
    peopleRead: 8,
    counts: { created: 8, updated: 0, moved: 0, suspended: 0, restored: 0, unchanged: 0, conflicts: 0 },
    applied: 8,
    stoppedBy: null,
    failure: null,
    facts: null,
    drift: null,
    createdAt: '2026-11-29T08:00:00Z',
    finishedAt: '2026-11-29T08:01:00Z',
    ...change,
  };
}
