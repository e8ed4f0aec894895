import * as z from 'zod';

/** Maximum pairs of one connection: as many as people can keep track of. */
export const MOST_PAIRS = 50;

/** A group, and the unit of the source that its people should be in. */
export const newPair = z.strictObject({
  groupId: z.uuid(),
  unitId: z.uuid().describe('A department of the directory'),
  isNew: z
    .boolean()
    .default(false)
    .describe('Whether the group gets its own department with its name, below this one'),
});

export type NewPair = z.output<typeof newPair>;

/** A pair with the current names of its group and unit. */
export interface Pair {
  readonly id: string;
  /** Null: the group has been deleted, but the unit created for it still exists. */
  readonly groupId: string | null;
  readonly groupName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly isNew: boolean;
  /** Id of a new unit, once the source has it. */
  readonly foundId: string | null;
  readonly foundName: string | null;
  readonly foundExternalId: string | null;
  readonly createdAt: Date;
}
