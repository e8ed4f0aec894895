/** What to look at: a person by seat, a unit by external id, or everything that may have been missed since a time. */
export type NoticeKind = 'person' | 'unit' | 'gap';

/** For a gap: no change was ever received before. */
export const EVER = 'ever';

/** A request to look at something; only the source's present state decides what is true. */
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

/** Seconds after which to look again at a person who has left according to an event, but is still shown. */
const LOOK_AGAIN_SECONDS = [1, 3, 8] as const;

/** Seconds until the next look; undefined: the source's answer is accepted. */
export function recheckDelay({ isLeaving, looks }: Pick<Notice, 'isLeaving' | 'looks'>): number | undefined {
  return isLeaving ? LOOK_AGAIN_SECONDS[looks] : undefined;
}
