import type { Threshold } from './threshold.js';

export const RUN_KINDS = ['preview', 'sync', 'event'] as const;

/** `preview` makes the same plan as `sync`, and changes nothing; `event` looks only at those of whom the source has told. */
export type RunKind = (typeof RUN_KINDS)[number];

/** What somebody can ask for. */
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
 * - `confirming`: who was not among them is asked for one by one
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
  /** Missing people whom somebody has looked at and lets a forced run go on with; null: however many. */
  readonly mostLeavers: number | null;
  readonly requestedBy: string | null;
  readonly unitsFound: number;
  readonly unitsRead: number;
  readonly peopleRead: number;
  /** Changes that are done. */
  readonly applied: number;
  /** Changes of which no event had told; null: nothing was followed between the runs. */
  readonly drift: number | null;
  readonly stoppedBy: Threshold | null;
  /** Why it failed, as a code. */
  readonly failure: string | null;
  /** What to set right at the source. */
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}
