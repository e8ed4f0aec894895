import type { Threshold } from './threshold.js';

export const RUN_KINDS = ['preview', 'sync', 'event'] as const;

/** `preview` makes the same plan as `sync` but changes nothing; `event` concerns only those whose change the source has told. */
export type RunKind = (typeof RUN_KINDS)[number];

/** The kinds that somebody can start. */
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
 * - `confirming`: those who are missing are asked for one by one
 * - `applying`: the plan is carried out
 * - `stopped`: a threshold was passed; nothing has changed
 */
export type RunState = (typeof RUN_STATES)[number];

/** People by what a run does with them. */
export interface RunCounts {
  readonly created: number;
  readonly updated: number;
  readonly moved: number;
  readonly suspended: number;
  readonly restored: number;
  readonly unchanged: number;
  readonly conflicts: number;
}

/** A run that brings the directory into step with its source. */
export interface Run extends RunCounts {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly isForced: boolean;
  /** The number of missing people that was allowed to a forced run; null: any. */
  readonly mostLeavers: number | null;
  readonly requestedBy: string | null;
  readonly unitsFound: number;
  readonly unitsRead: number;
  readonly peopleRead: number;
  /** Changes done so far. */
  readonly applied: number;
  /** Changes that no event had told; null: nothing was followed between the runs. */
  readonly drift: number | null;
  readonly stoppedBy: Threshold | null;
  /** Why it failed, as a code. */
  readonly failure: string | null;
  /** What to set right at the source. */
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}
