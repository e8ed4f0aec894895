/** A person as an outside provider knows them. */
export interface ExternalIdentity {
  /** Key of the provider. */
  readonly provider: string;
  readonly connectionId: string;
  /** Stable forever and unique within the connection, such as a `sub` of OpenID Connect. */
  readonly subject: string;
  /** What people call the person. */
  readonly name: string;
  /** What else the provider tells about the person, for search and for those who help them: at most 16 short texts. */
  readonly attributes: Readonly<Record<string, string>>;
}
