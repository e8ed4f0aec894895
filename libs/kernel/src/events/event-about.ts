/** `<module>.<thing>.<happened>.v<n>`, past tense. */
export type EventName = `${string}.${string}.${string}.v${number}`;

/** What people read instead of an event's name. */
export interface EventTitle {
  readonly en: string;
  /** Simplified Chinese. */
  readonly zh: string;
}

/**
 * Class and activity of OCSF 1.3, category 3 (Identity & Access Management). `other` has no number of its own in OCSF: exports name it
 * after the last word of the event.
 */
export type OcsfActivity =
  | 'account-change.create'
  | 'account-change.enable'
  | 'account-change.password-change'
  | 'account-change.disable'
  | 'account-change.lock'
  | 'account-change.other'
  | 'authentication.logon'
  | 'authentication.logoff'
  | 'authentication.other'
  | 'entity-management.create'
  | 'entity-management.read'
  | 'entity-management.delete'
  | 'entity-management.update'
  | 'entity-management.other';

/** How a kind of event is shown, recorded and exported. */
export interface EventAbout {
  readonly title: EventTitle;
  readonly ocsf: OcsfActivity;
  /** For people who monitor the log. Default: low for a refusal, informational otherwise. */
  readonly severity?: 'medium' | 'high';
  /**
   * Former names of the same kind of event, with the same payload. Events published or recorded under a former name count as this event:
   * listeners receive them, searches find them, and they have this title and class.
   */
  readonly formerly?: readonly EventName[];
}
