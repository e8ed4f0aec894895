/** A person as an outside provider knows them. */
export interface ExternalIdentity {
  /** Key of the provider. */
  readonly provider: string;
  readonly connectionId: string;
  /** Stable forever and unique within the connection, such as a `sub` of OpenID Connect. */
  readonly subject: string;
  /** Display name of the person. */
  readonly name: string;
  /** Further facts from the provider, for search and for those who help people: at most 16 short texts. */
  readonly attributes: Readonly<Record<string, string>>;
}
