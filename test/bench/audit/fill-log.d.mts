/** Which log is wished for. */
export interface WishedLog {
  readonly tenantId: string;
  readonly count: number;
  /** Days that it goes back; 120 unless told. */
  readonly days?: number;
  /** Its last moment; now unless told. */
  readonly until?: Date;
  /** `ENCRYPTION_KEYS` by which it is vouched for; without, nobody does. */
  readonly keys?: string;
}

/** Replaces the log of a tenant by sealed records. `databaseUrl` is the owner's. */
export function fillLog(databaseUrl: string, wish: WishedLog): Promise<void>;
