/** The accounts and applications between which access may have been lost. */
export interface AccessScope {
  /** Null: every application that is not for everybody. */
  readonly applicationIds: readonly string[] | null;
  /** Null: everybody. */
  readonly accountIds: readonly string[] | null;
}

/** The scope of a review in progress. */
export interface ReviewedScope extends AccessScope {
  readonly tenantId: string;
  readonly applicationIds: readonly string[];
}
