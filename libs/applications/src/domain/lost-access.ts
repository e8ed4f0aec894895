/** Whose access to what may have been lost. */
export interface AccessScope {
  /** Null: every application that not everybody may use. */
  readonly applicationIds: readonly string[] | null;
  /** Null: everybody. */
  readonly accountIds: readonly string[] | null;
}

/** The same, as it is looked through. */
export interface ReviewedScope extends AccessScope {
  readonly tenantId: string;
  readonly applicationIds: readonly string[];
}
