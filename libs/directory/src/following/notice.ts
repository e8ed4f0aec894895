/** What is to be looked at: a person by their seat, a unit by its external id, or everything that may have been missed since a time. */
export type NoticeKind = 'person' | 'unit' | 'gap';

/** For a gap: nothing was ever heard before. */
export const EVER = 'ever';

/** Says that something is to be looked at; only the source's present state says what is true. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly externalId: string;
  /** An event said that the person has left; what the source still shows may be outdated. */
  readonly isLeaving: boolean;
  readonly revision: number;
  /** How often the person was still found although an event said that they have left. */
  readonly looks: number;
  readonly attempts: number;
  readonly heardAt: Date;
}

/** Seconds after which to look again at a person who has left, by an event, but is still shown. */
const LOOK_AGAIN_SECONDS = [1, 3, 8] as const;

/** Seconds until the next look; undefined: the source is believed. */
export function nextLook({ isLeaving, looks }: Pick<Notice, 'isLeaving' | 'looks'>): number | undefined {
  return isLeaving ? LOOK_AGAIN_SECONDS[looks] : undefined;
}
