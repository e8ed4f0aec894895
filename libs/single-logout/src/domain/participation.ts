import type { Protocol } from '#applications';

/** What a protocol keeps of a participation: small texts by which it finds its own things, or tells the application. */
export type ParticipationDetails = Readonly<Record<string, string>>;

/** That a session of the portal uses an application. */
export interface Participation {
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly protocol: Protocol;
  /** What the application calls it: the `sid` of OpenID Connect, the name of the person in SAML. */
  readonly knownAs: string;
  readonly details: ParticipationDetails;
}

/** A participation whose session has ended, which the application is to be told. */
export interface EndedParticipation extends Participation {
  readonly id: string;
  readonly tenantId: string;
}
