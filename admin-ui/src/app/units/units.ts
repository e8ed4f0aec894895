/** A unit of the tree. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** Whether it can be expanded. */
  readonly hasUnits: boolean;
}

/** A visible unit. */
export interface Row {
  readonly unit: Unit;
  /** From 0. */
  readonly level: number;
  readonly isOpen: boolean;
}

/** The visible units: the top-level ones, and those below expanded ones, as far as they are loaded. */
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

/** The parent key of top-level units. */
export const TOP = '';
