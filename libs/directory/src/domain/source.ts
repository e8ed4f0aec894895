import type { SourceAttribute } from './mapping.js';

/** The tenant's connection through which a source is read. */
export interface SourceAt {
  readonly tenantId: string;
  readonly connectionId: string;
  /** Aborted when the run ends before the answer is needed. */
  readonly signal: AbortSignal;
  /** Somebody waits for the answer, or a person has left: where a source limits calls, this call does not queue behind a run. */
  readonly isUrgent?: boolean;
}

/** An organisational unit, such as a department. */
export interface SourceUnit {
  readonly externalId: string;
  /** Undefined for the top of the organisation. */
  readonly parentExternalId: string | undefined;
  readonly name: string;
}

/** A person as the source supplies them. */
export interface SourcePerson {
  /** Stable for ever, as in `ExternalIdentity`. Undefined: the source does not supply it. */
  readonly subject: string | undefined;
  /** The source's id for the person within the organisation; another person may get it later. */
  readonly seat: string;
  readonly name: string;
  readonly email: string | undefined;
  /** As the source writes it; undefined: it has none that may be passed on. */
  readonly phoneNumber: string | undefined;
  /** Whether the source has verified that the number is the person's. */
  readonly isPhoneNumberVerified: boolean;
  readonly title: string | undefined;
  readonly jobNumber: string | undefined;
  /**
   * All attributes that can go into fields, by the keys of `DirectorySource.attributes`; those that the source does not supply are left
   * out.
   */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** External ids of units, the main one first; some may be outside the scope. */
  readonly units: readonly string[];
}

/** What may be read from a source: units by external id, and individual people by seat. */
export interface SourceScope {
  readonly units: readonly string[];
  readonly seats: readonly string[];
}

/**
 * A source of the directory. A provider's lib implements it and registers it with `DirectorySources`. Each call has its own time-out, and
 * fails with `SourceFailed`.
 */
export interface DirectorySource {
  /** Key of the provider whose connections it reads. */
  readonly provider: string;
  /** The attributes of people that can go into fields: at least `name` and `email`. */
  readonly attributes: readonly SourceAttribute[];
  /** What may be read. */
  scope(at: SourceAt): Promise<SourceScope>;
  unit(at: SourceAt, externalId: string): Promise<SourceUnit>;
  /** The units directly below one. */
  unitsBelow(at: SourceAt, externalId: string): Promise<readonly SourceUnit[]>;
  /** Direct members of the unit, page by page. Ends only after the last one, or fails. */
  membersOf(at: SourceAt, externalId: string): AsyncIterable<readonly SourcePerson[]>;
  /** A person as they are now; null: nobody has the seat. */
  person(at: SourceAt, seat: string): Promise<SourcePerson | null>;
  /** Whether the person is in the organisation, inside or outside the scope. */
  isMember(at: SourceAt, subject: string): Promise<boolean>;
  /** Keeps a stream connection open until it ends or `signal` fires. Left out: the source has no stream. */
  listen?(at: SourceAt, listener: SourceListener): Promise<void>;
  /** People who have left since then, at most a year ago, page by page. Left out: the source does not record that. */
  leavers?(at: SourceAt, since: Date): AsyncIterable<readonly SourceLeaver[]>;
  /** Whether the source has keys with which it can call us. Left out: it never calls. */
  canCall?(at: Pick<SourceAt, 'tenantId' | 'connectionId'>): Promise<boolean>;
  /** The attributes that the identity of a person would have if they logged on, as in `ExternalIdentity`. */
  identityAttributes(
    at: SourceAt,
  ): Promise<(person: Pick<SourcePerson, 'seat'>) => Readonly<Record<string, string>>>;
}

/** A change at the source: it names the person or unit to check, not the new state. */
export interface SourceChange {
  readonly kind: 'person' | 'unit';
  /** The seat of a person, or the external id of a unit. */
  readonly externalId: string;
  /** The source reports that the person has left; what it still shows may be outdated. */
  readonly isLeaving: boolean;
}

/** Receives the changes that a source sends on a stream (a long-lived connection). Every call is awaited. */
export interface SourceListener {
  /** The stream is open: changes are received from now on. */
  opened(): Promise<void>;
  /** The stream still works; called about every half minute. */
  alive(): Promise<void>;
  /** The source gets its acknowledgement only after this has returned. */
  heard(changes: readonly SourceChange[]): Promise<void>;
}

/** A person who has left, by the source's records. */
export interface SourceLeaver {
  readonly seat: string;
  readonly leftAt: Date;
}

/** A source could not be read. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';

  /**
   * @param code in stable words, such as `permission_missing`
   * @param next seconds after which it may work, or `never` until somebody has fixed something
   * @param facts what to fix, without secrets or personal data
   */
  constructor(
    readonly code: string,
    readonly next: { readonly pauseSeconds: number } | 'never',
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`The directory's source: ${code}`, options);
  }
}

/** Thrown for a unit or person that the source does not show. */
export class NotInSource extends SourceFailed {
  /** @param why there is none with that id, or it lies outside what may be read */
  constructor(
    readonly why: 'unknown' | 'out_of_scope',
    code: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, 'never', facts);
  }
}
