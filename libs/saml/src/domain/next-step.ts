/** A request and the session of the browser. */
interface Situation {
  readonly request: { readonly forcesLogon: boolean; readonly isPassive: boolean; readonly createdAt: Date };
  /** Undefined: not logged on. */
  readonly visitor: { readonly authenticatedAt: Date; readonly mayUse: boolean } | undefined;
}

/** What the portal does about a request. */
export type NextStep = 'logon' | 'reauthenticate' | 'no_passive' | 'no_access' | 'assert';

/** Decides the next step for a request. */
export function nextStepOf({ request, visitor }: Situation): NextStep {
  const isFresh = visitor !== undefined && visitor.authenticatedAt >= request.createdAt;
  const asksForProof = visitor === undefined || (request.forcesLogon && !isFresh);
  if (asksForProof && request.isPassive) return 'no_passive';
  if (visitor === undefined) return 'logon';
  if (asksForProof) return 'reauthenticate';
  return visitor.mayUse ? 'assert' : 'no_access';
}
