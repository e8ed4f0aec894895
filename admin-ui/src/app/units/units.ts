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
}

/** The units in sight: those at the top, and those below the ones that are open, as far as they are known. */
export function rowsOf(
  below: ReadonlyMap<string, readonly Unit[]>,
  open: ReadonlySet<string>,
  parent = TOP,
  level = 0,
): Row[] {
  return (below.get(parent) ?? []).flatMap((unit) => {
    const isOpen = open.has(unit.id);
    return [{ unit, level, isOpen }, ...(isOpen ? rowsOf(below, open, unit.id, level + 1) : [])];
  });
}

/** What the units at the top are below. */
export const TOP = '';
