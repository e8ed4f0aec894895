import type { DatabaseNow } from '#kernel';

/** Columns that every row of a logon has from the beginning. */
export interface NewLogonColumns {
  readonly id: string;
  readonly tenantId: string;
  readonly browserHash: Buffer;
  readonly purpose: string;
  readonly method: string;
  readonly returnTo: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly begunBy: string | null;
  readonly application: string | null;
  readonly now: DatabaseNow;
}
