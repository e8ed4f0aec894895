import type { Threshold } from './threshold.js';
import type { UnitChange } from './units.js';

/** Number of people for each required action. */
export interface ComparisonCounts {
  readonly creates: number;
  readonly updates: number;
  readonly moves: number;
  readonly disables: number;
  readonly unchanged: number;
  readonly conflicts: number;
}

/** The difference between a connection's source and the portal. */
export interface Comparison extends ComparisonCounts {
  readonly id: string;
  readonly connectionId: string;
  /** Username; null: the operator. */
  readonly requestedBy: string | null;
  /** When the synchronisation ended that supplied the source's data. */
  readonly synchronisedAt: Date;
  readonly comparedAt: Date;
  /** Compared people who exist at the source. */
  readonly known: number;
  /** The setting whose threshold the number of people to disable exceeds. */
  readonly passed: Threshold | null;
  readonly units: readonly UnitChange[];
  /** Fields that the source reports for nobody, so they were not compared. */
  readonly untold: readonly string[];
}
