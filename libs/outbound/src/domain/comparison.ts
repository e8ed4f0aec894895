import type { Threshold } from './threshold.js';
import type { UnitChange } from './units.js';

/** People by what is to be done with them. */
export interface ComparisonCounts {
  readonly creates: number;
  readonly updates: number;
  readonly moves: number;
  readonly disables: number;
  readonly unchanged: number;
  readonly conflicts: number;
}

/** What the source of a connection lacks of what the portal has. */
export interface Comparison extends ComparisonCounts {
  readonly id: string;
  readonly connectionId: string;
  /** Username; null: the operator. */
  readonly requestedBy: string | null;
  /** When the synchronisation ended whose people it has been made with. */
  readonly synchronisedAt: Date;
  readonly comparedAt: Date;
  /** People compared whom the source has. */
  readonly known: number;
  /** The setting whose threshold the people to disable pass. */
  readonly passed: Threshold | null;
  readonly units: readonly UnitChange[];
  /** Fields that the source tells of nobody, so that they were not compared. */
  readonly untold: readonly string[];
}
