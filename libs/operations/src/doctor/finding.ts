/** How a check came out: `failed` makes people suffer or will soon, `warning` is worth a look, `unknown` could not be found out. */
export type FindingState = 'ok' | 'warning' | 'failed' | 'unknown';

/** What a check has found. */
export interface Finding {
  /** Stable name of the check: `database`, `deliveries`. */
  readonly check: string;
  readonly state: FindingState;
  /** One English sentence. */
  readonly detail: string;
  /** What to do about it; null when nothing is to be done. */
  readonly remedy: string | null;
}

/** Something that the doctor looks at. */
export interface Check {
  readonly name: string;
  /** Gives what it has found, without the name. What it throws is a finding, too: the check failed. */
  readonly look: () => Promise<Omit<Finding, 'check'>>;
}

export function ok(detail: string): Omit<Finding, 'check'> {
  return { state: 'ok', detail, remedy: null };
}

export function warning(detail: string, remedy: string): Omit<Finding, 'check'> {
  return { state: 'warning', detail, remedy };
}

export function failed(detail: string, remedy: string): Omit<Finding, 'check'> {
  return { state: 'failed', detail, remedy };
}
