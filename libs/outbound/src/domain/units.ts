import type { Pair } from './pair.js';

/** The action needed at the source for a unit. A unit is never removed automatically: a person decides that and does it by hand. */
export const UNIT_CHANGES = ['create', 'rename', 'remove_by_hand'] as const;

/** A unit that differs from what its pair requires. */
export interface UnitChange {
  readonly kind: (typeof UNIT_CHANGES)[number];
  /** Its name; for a unit to create, the intended name. */
  readonly name: string;
  /** For a unit to create: the name of its parent. For a unit to rename: its new name. */
  readonly detail: string | null;
}

/** Where the people of a group should be. */
export interface Target {
  readonly group_id: string;
  /** Null: the unit does not exist at the source yet. */
  readonly unit_id: string | null;
  readonly name: string;
}

/** Where the people of each paired group should be. */
export function targetsOf(pairs: readonly Pair[]): readonly Target[] {
  return pairs.flatMap(({ groupId, groupName, unitId, unitName, isNew, foundId, foundName }) => {
    if (groupId === null) return [];
    if (!isNew) return [{ group_id: groupId, unit_id: unitId, name: unitName }];
    return [{ group_id: groupId, unit_id: foundId, name: foundName ?? groupName }];
  });
}

/** The actions needed for units, in the order of the pairs. */
export function unitChangesOf(pairs: readonly Pair[]): readonly UnitChange[] {
  return pairs.flatMap(({ groupId, groupName, unitName, isNew, foundName }): UnitChange[] => {
    if (!isNew) return [];
    if (groupId === null)
      return foundName === null ? [] : [{ kind: 'remove_by_hand', name: foundName, detail: null }];
    if (foundName === null) return [{ kind: 'create', name: groupName, detail: unitName }];
    return foundName === groupName ? [] : [{ kind: 'rename', name: foundName, detail: groupName }];
  });
}
