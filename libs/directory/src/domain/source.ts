import type { SourceAttribute } from './mapping.js';

/** The connection of a tenant by which a source is asked. */
export interface SourceAt {
  readonly tenantId: string;
  readonly connectionId: string;
  /** Aborted when the run ends before the answer is needed. */
  readonly signal: AbortSignal;
  /** Somebody waits for the answer, or has left: where a source counts calls, it does not wait behind a run. */
  readonly isUrgent?: boolean;
}

/** An organisational unit, such as a department. */
export interface SourceUnit {
  readonly externalId: string;
  /** Undefined for the top of the organisation. */
  readonly parentExternalId: string | undefined;
  readonly name: string;
}

/** A person as the source knows them. */
export interface SourcePerson {
  /** Stable for ever, as in `ExternalIdentity`. Undefined: the source does not tell it. */
  readonly subject: string | undefined;
  /** What the source calls the person within the organisation; another person may get it later. */
  readonly seat: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly title: string | undefined;
  readonly jobNumber: string | undefined;
  /** All that can go into fields, by the keys of `DirectorySource.attributes`; what the source does not tell is left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** External ids of units, the main one first; some may be outside what is read. */
  readonly units: readonly string[];
}

/** What may be read from a source: units by their external ids, and individual people by their seats. */
export interface SourceScope {
  readonly units: readonly string[];
  readonly seats: readonly string[];
}

/**
 * Where the directory comes from. A provider's lib implements it and registers it with `DirectorySources`. Each call has its own time-out,
 * and fails with `SourceFailed`.
 */
export interface DirectorySource {
  /** Key of the provider whose connections it reads. */
  readonly provider: string;
  /** What of people can go into fields: `name` and `email` at least. */
  readonly attributes: readonly SourceAttribute[];
  /** What we may read. */
  scope(at: SourceAt): Promise<SourceScope>;
  unit(at: SourceAt, externalId: string): Promise<SourceUnit>;
  /** The units directly below one. */
  unitsBelow(at: SourceAt, externalId: string): Promise<readonly SourceUnit[]>;
  /** Direct members of the unit, page by page. Ends only after the last one, or fails. */
  membersOf(at: SourceAt, externalId: string): AsyncIterable<readonly SourcePerson[]>;
  /** A person as they are now; null: nobody has the seat. */
  person(at: SourceAt, seat: string): Promise<SourcePerson | null>;
  /** Whether the person is in the organisation, inside or outside what is read. */
  isMember(at: SourceAt, subject: string): Promise<boolean>;
  /** Keeps a line open until it ends or `signal` fires. Left out: the source has none. */
  listen?(at: SourceAt, line: SourceLine): Promise<void>;
  /** Who has left since, at most a year ago, page by page. Left out: the source does not keep that. */
  leavers?(at: SourceAt, since: Date): AsyncIterable<readonly SourceLeaver[]>;
  /** Whether there are keys with which the source can call us. Left out: it never calls. */
  canCall?(at: Pick<SourceAt, 'tenantId' | 'connectionId'>): Promise<boolean>;
  /** The attributes that the identity of a person would have if they logged on, as in `ExternalIdentity`. */
  identityAttributes(
    at: SourceAt,
  ): Promise<(person: Pick<SourcePerson, 'seat'>) => Readonly<Record<string, string>>>;
}

/** Something has changed at the source: tells whom to look at, not what is true. */
export interface SourceChange {
  readonly kind: 'person' | 'unit';
  /** The seat of a person, or the external id of a unit. */
  readonly externalId: string;
  /** The source says that the person has left; what it still shows may be outdated. */
  readonly isLeaving: boolean;
}

/** The listener's end of a line on which a source tells of changes. Every call is awaited. */
export interface SourceLine {
  /** The line is open: changes are heard from now on. */
  opened(): Promise<void>;
  /** The line still works; called about every half minute. */
  alive(): Promise<void>;
  /** The source receives its acknowledgement only after this has returned. */
  heard(changes: readonly SourceChange[]): Promise<void>;
}

/** Somebody who has left, by the source's records. */
export interface SourceLeaver {
  readonly seat: string;
  readonly leftAt: Date;
}

/** Why a source could not be read. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';

  /**
   * @param code in stable words, such as `permission_missing`
   * @param next seconds after which it may work, or `never` until somebody has put something right
   * @param facts what that is, without secrets or personal data
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
