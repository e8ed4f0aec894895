/** A program that provisions people, within its tenant. */
export interface Client {
  readonly tenantId: string;
  /** Name of its token: a new one of the same name is the same client. */
  readonly name: string;
}
