/** A human being with a DingTalk account (or, when not activated, an invitation to one). */
export interface Person {
  /** Our key for the person, fit for a host name: lower-case letters, digits and `-`. */
  readonly id: string;
  /** Name in the organisation's address book. */
  readonly name: string;
  /** The person's own DingTalk nickname. */
  readonly nick: string;
  readonly mobile: string;
  /** Country calling code without `+`. */
  readonly stateCode: string;
  readonly email: string;
  /** The mailbox that the organisation has assigned; empty: none. */
  readonly orgEmail: string;
  /** CSS colour of the drawn avatar. */
  readonly avatarColour: string;
}

/** A person's membership of an organisation. */
export interface Membership {
  readonly corpId: string;
  readonly personId: string;
  /** Unique only within the organisation. */
  readonly userId: string;
  /** False until the person has activated DingTalk. */
  readonly active: boolean;
  readonly admin: boolean;
  readonly boss: boolean;
  /** Ids of the departments, the main one first. */
  readonly departments: readonly number[];
  readonly title?: string;
  readonly jobNumber?: string;
  readonly workPlace?: string;
  /** The organisation's own attributes, by name. */
  readonly extension?: Readonly<Record<string, string>>;
}
