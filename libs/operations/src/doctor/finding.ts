/** The result of a check: `failed` affects people or soon will, `warning` is worth a look, `unknown` could not be determined. */
export type FindingState = 'ok' | 'warning' | 'failed' | 'unknown';

/** What a check found. */
export interface Finding {
  /** Stable name of the check: `database`, `deliveries`. */
  readonly check: string;
  readonly state: FindingState;
  /** One English sentence. */
  readonly detail: string;
  /** What to do about it; null: nothing. */
  readonly remedy: string | null;
}

/** One of the doctor's checks. */
export interface Check {
  readonly name: string;
  /** Returns its finding, without the name. An error counts as the finding `failed`. */
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
