/** A unit of the tree. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** Whether it can be unfolded. */
  readonly hasUnits: boolean;
}

/** A unit that is in sight. */
export interface Row {
  readonly unit: Unit;
  /** From 0. */
  readonly level: number;
  readonly isOpen: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
}

/** The units in sight: those at the top, and those below the ones that are open, as far as they are known. */
export function rowsOf(
  below: ReadonlyMap<string, readonly Unit[]>,
  open: ReadonlySet<string>,
  parent = TOP,
  level = 0,
): Row[] {
  const units = below.get(parent) ?? [];
  return units.flatMap((unit, index) => {
    const isOpen = open.has(unit.id);
    const row = { unit, level, isOpen, place: index + 1, siblings: units.length };
    return [row, ...(isOpen ? rowsOf(below, open, unit.id, level + 1) : [])];
  });
}

/** What the units at the top are below. */
export const TOP = '';
