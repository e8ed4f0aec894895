/** `<module>.<thing>.<happened>.v<n>`, past tense. */
export type EventName = `${string}.${string}.${string}.v${number}`;

/** What people read instead of an event's name. */
export interface EventTitle {
  readonly en: string;
  /** Simplified Chinese. */
  readonly zh: string;
}

/**
 * Class and activity of OCSF 1.3, category 3 (Identity & Access Management). `other` has no number of its own there: exports
 * call it by the last word of the event.
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

/** What is said of a kind of event wherever it is shown, recorded or exported. */
export interface EventAbout {
  readonly title: EventTitle;
  readonly ocsf: OcsfActivity;
  /** For whoever watches the log. Without it: low when something was refused, informational otherwise. */
  readonly severity?: 'medium' | 'high';
  /**
   * Names that the same kind of event had before, with the same payload. What was published or recorded under them counts as
   * this event: listeners hear it, searches find it, and it has this title and class.
   */
  readonly formerly?: readonly EventName[];
}
