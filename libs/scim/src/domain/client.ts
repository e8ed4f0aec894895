/** A program that provisions accounts in its tenant. */
export interface Client {
  readonly tenantId: string;
  /** The name of its token. A new token with the same name is the same client. */
  readonly name: string;
}
