/**
 * A member of the connected organisation, vouched for by DingTalk. The key of a person is `unionId`; everything else
 * is an attribute and may change.
 */
export interface DingTalkIdentity {
  readonly corpId: string;
  readonly unionId: string;
  /** Unique within `corpId` only. */
  readonly userId: string;
  /** Unique within the app only; known only when the person came through DingTalk's authorisation page. */
  readonly openId?: string;
  /** The name in the organisation, or else the person's own nickname. */
  readonly name: string;
  /** `+<country><number>` if the country is known; never masked. */
  readonly mobile?: string;
  readonly email?: string;
  /** The mailbox that the organisation assigned; `email` may be one that the person has typed. */
  readonly orgEmail?: string;
  readonly avatarUrl?: string;
}
