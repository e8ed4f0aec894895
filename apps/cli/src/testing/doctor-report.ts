/** What `doctor --json` prints. */
export interface Report {
  readonly isHealthy: boolean;
  readonly findings: readonly {
    readonly check: string;
    readonly state: string;
    readonly detail: string;
    readonly remedy: string | null;
  }[];
}
