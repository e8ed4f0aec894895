/**
 * Checks what an account may do now, for work that goes on after the request. Provided once in the process, under this class as the token.
 */
export abstract class CurrentPermissions {
  /** @param permission `<area>.<verb>`, as declared by routes */
  abstract has(tenantId: string, accountId: string, permission: string): Promise<boolean>;
}
