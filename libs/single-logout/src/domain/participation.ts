import type { Protocol } from '#applications';

/** A protocol's data about a participation: short texts with which it finds its own records, or informs the application. */
export type ParticipationDetails = Readonly<Record<string, string>>;

/** The use of an application by a session of the portal. */
export interface Participation {
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly protocol: Protocol;
  /** The application's name for it: the `sid` of OpenID Connect, the name of the person in SAML. */
  readonly knownAs: string;
  readonly details: ParticipationDetails;
}

/** A participation whose session has ended, for the notice to the application. */
export interface EndedParticipation extends Participation {
  readonly id: string;
  readonly tenantId: string;
}
