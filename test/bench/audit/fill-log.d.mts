/** The log to make. */
export interface WishedLog {
  readonly tenantId: string;
  readonly count: number;
  /** Number of days that it covers; default 120. */
  readonly days?: number;
  /** Its last moment; default now. */
  readonly until?: Date;
  /** `ENCRYPTION_KEYS` for its anchors; without them, the log has none. */
  readonly keys?: string;
}

/** Replaces the log of a tenant by sealed records. `databaseUrl` is the owner's. */
export function fillLog(databaseUrl: string, wish: WishedLog): Promise<void>;
