import type { Pair } from './pair.js';

/** What is to be done at the source with a unit. It is never removed: that is a person's decision, and a person's work. */
export const UNIT_CHANGES = ['create', 'rename', 'remove_by_hand'] as const;

/** A unit that is not as its pair asks for. */
export interface UnitChange {
  readonly kind: (typeof UNIT_CHANGES)[number];
  /** Its name; of one that is to be created, the name that it is to have. */
  readonly name: string;
  /** Of one that is to be created: the name of the unit above. Of one to rename: its new name. */
  readonly detail: string | null;
}

/** Where the people of a group are to be. */
export interface Target {
  readonly group_id: string;
  /** Null: the source does not have it yet. */
  readonly unit_id: string | null;
  readonly name: string;
}

/** Where the people of each paired group are to be. */
export function targetsOf(pairs: readonly Pair[]): readonly Target[] {
  return pairs.flatMap(({ groupId, groupName, unitId, unitName, isNew, foundId, foundName }) => {
    if (groupId === null) return [];
    if (!isNew) return [{ group_id: groupId, unit_id: unitId, name: unitName }];
    return [{ group_id: groupId, unit_id: foundId, name: foundName ?? groupName }];
  });
}

/** What is to be done with units, in the order of the pairs. */
export function unitChangesOf(pairs: readonly Pair[]): readonly UnitChange[] {
  return pairs.flatMap(({ groupId, groupName, unitName, isNew, foundName }): UnitChange[] => {
    if (!isNew) return [];
    if (groupId === null)
      return foundName === null ? [] : [{ kind: 'remove_by_hand', name: foundName, detail: null }];
    if (foundName === null) return [{ kind: 'create', name: groupName, detail: unitName }];
    return foundName === groupName ? [] : [{ kind: 'rename', name: foundName, detail: groupName }];
  });
}
