/** What is to be looked at: a person by their seat, a unit by its external id, or everything that may have been missed since a moment. */
export type NoticeKind = 'person' | 'unit' | 'gap';

/** Of a gap: nothing was ever heard before. */
export const EVER = 'ever';

/** That something is to be looked at. What is true, only the source's present state says. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly externalId: string;
  /** Heard that a person has left: what the source still shows may be late. */
  readonly isLeaving: boolean;
  readonly revision: number;
  /** How often somebody who is said to have left was found there still. */
  readonly looks: number;
  readonly attempts: number;
  readonly heardAt: Date;
}

/** Seconds after which somebody is looked at again who is said to have left, and is shown still. */
const LOOK_AGAIN_SECONDS = [1, 3, 8] as const;

/** Seconds until the next look; undefined: what the source shows is believed. */
export function nextLook({ isLeaving, looks }: Pick<Notice, 'isLeaving' | 'looks'>): number | undefined {
  return isLeaving ? LOOK_AGAIN_SECONDS[looks] : undefined;
}
