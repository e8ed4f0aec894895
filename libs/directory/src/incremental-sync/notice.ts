/** What to check: a person by seat, a unit by external id, or everything that may have been missed since a time. */
export type NoticeKind = 'person' | 'unit' | 'gap';

/** For a gap: no change was ever received before. */
export const EVER = 'ever';

/** A request to check something; only the source's present state decides what is true. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly externalId: string;
  /** An event reported that the person has left; what the source still shows may be outdated. */
  readonly isLeaving: boolean;
  readonly revision: number;
  /** How often the person was still found although an event reported that they have left. */
  readonly looks: number;
  readonly attempts: number;
  readonly heardAt: Date;
}

/** Seconds after which to check a person again who has left according to an event, but is still shown. */
const RECHECK_SECONDS = [1, 3, 8] as const;

/** Seconds until the next check; undefined: the source's answer is accepted. */
export function recheckDelay({ isLeaving, looks }: Pick<Notice, 'isLeaving' | 'looks'>): number | undefined {
  return isLeaving ? RECHECK_SECONDS[looks] : undefined;
}
