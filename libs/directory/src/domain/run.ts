import type { Threshold } from './threshold.js';

export const RUN_KINDS = ['preview', 'sync', 'event'] as const;

/** `preview` makes the same plan as `sync` but changes nothing; `event` covers only people whose change the source has reported. */
export type RunKind = (typeof RUN_KINDS)[number];

/** The kinds that people can start. */
export type FullRunKind = Exclude<RunKind, 'event'>;

export const RUN_STATES = [
  'reading',
  'confirming',
  'applying',
  'done',
  'stopped',
  'failed',
  'cancelled',
] as const;

/**
 * - `reading`: units and people are fetched
 * - `confirming`: missing people are checked individually at the source
 * - `applying`: the plan is carried out
 * - `stopped`: a threshold was exceeded; nothing has changed
 */
export type RunState = (typeof RUN_STATES)[number];

/** Number of people per kind of change. */
export interface RunCounts {
  readonly created: number;
  readonly updated: number;
  readonly moved: number;
  readonly suspended: number;
  readonly restored: number;
  readonly unchanged: number;
  readonly conflicts: number;
}

/** A run that synchronises the directory with its source. */
export interface Run extends RunCounts {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly isForced: boolean;
  /** The number of missing people that a forced run may have; null: unlimited. */
  readonly mostLeavers: number | null;
  readonly requestedBy: string | null;
  readonly unitsFound: number;
  readonly unitsRead: number;
  readonly peopleRead: number;
  /** Changes applied so far. */
  readonly applied: number;
  /** Changes that no event had reported; null: changes were not followed between runs. */
  readonly drift: number | null;
  readonly stoppedBy: Threshold | null;
  /** Why it failed, as a code. */
  readonly failure: string | null;
  /** What to fix at the source. */
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}
