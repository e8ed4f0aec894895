/** Where a source is asked: a tenant's connection. */
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
  /** What the source calls the person within the organisation: another person may get it later. */
  readonly seat: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly title: string | undefined;
  readonly jobNumber: string | undefined;
  /** External ids of units, that of the position first; some may be outside of what is read. */
  readonly units: readonly string[];
}

/** What a source may be asked for: units by their external ids, and single people by their seats. */
export interface SourceScope {
  readonly units: readonly string[];
  readonly seats: readonly string[];
}

/**
 * Where the directory comes from. A provider's lib implements it and registers it with `DirectorySources`. Each call has a time-out of its
 * own, and fails with `SourceFailed`.
 */
export interface DirectorySource {
  /** Key of the provider whose connections it reads. */
  readonly provider: string;
  /** What the source lets us read. */
  scope(at: SourceAt): Promise<SourceScope>;
  unit(at: SourceAt, externalId: string): Promise<SourceUnit>;
  /** One level. */
  unitsBelow(at: SourceAt, externalId: string): Promise<readonly SourceUnit[]>;
  /** Members of the unit itself, page by page. Ends with the last one, or fails: never early. */
  membersOf(at: SourceAt, externalId: string): AsyncIterable<readonly SourcePerson[]>;
  /** A person as of now; null: nobody has the seat. */
  person(at: SourceAt, seat: string): Promise<SourcePerson | null>;
  /** Whether the person is in the organisation, in what is read or elsewhere. */
  isMember(at: SourceAt, subject: string): Promise<boolean>;
  /** Keeps a line open, until it ends or `signal` fires. Without it: the source has none. */
  listen?(at: SourceAt, line: SourceLine): Promise<void>;
  /** Who has left since, less than a year ago, page by page. Without it: the source does not keep that. */
  leavers?(at: SourceAt, since: Date): AsyncIterable<readonly SourceLeaver[]>;
  /** Whether the source can call us: both have the keys. Without it: it never calls. */
  canCall?(at: Pick<SourceAt, 'tenantId' | 'connectionId'>): Promise<boolean>;
  /** The attributes by which a person who scans is recognised, as in `ExternalIdentity`. */
  identityAttributes(
    at: SourceAt,
  ): Promise<(person: Pick<SourcePerson, 'seat'>) => Readonly<Record<string, string>>>;
}

/** That something at the source has changed: whom to look at, not what is true. */
export interface SourceChange {
  readonly kind: 'person' | 'unit';
  /** The seat of a person, or the external id of a unit. */
  readonly externalId: string;
  /** The source says that the person has left. What it still shows of them may be late. */
  readonly isLeaving: boolean;
}

/** A line on which a source tells of changes, as whoever listens hears it. Each call is waited for. */
export interface SourceLine {
  /** The line is open: from now on changes are heard. */
  opened(): Promise<void>;
  /** The line is whole; told every half minute or so. */
  alive(): Promise<void>;
  /** Only when this has returned is it said to the source that it was heard. */
  heard(changes: readonly SourceChange[]): Promise<void>;
}

/** Somebody who has left, as the source keeps it. */
export interface SourceLeaver {
  readonly seat: string;
  readonly leftAt: Date;
}

/** Why a source could not be read. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';

  /**
   * @param code in stable words, such as `permission_missing`
   * @param next seconds after which it may work, or that somebody has to set something right first
   * @param facts what that is; no secret, and nothing about a person
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

/** Thrown of a unit or a person of whom the source does not tell. */
export class NotInSource extends SourceFailed {
  /** @param why there is none of that id, or it lies outside of what may be read */
  constructor(
    readonly why: 'unknown' | 'out_of_scope',
    code: string,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code, 'never', facts);
  }
}
