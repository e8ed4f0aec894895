import { ROOT_DEPARTMENT, type Department } from './department.js';

/** The departments of every organisation; each has its root from the beginning. */
export class Departments {
  readonly #byOrganisation = new Map<string, Map<number, Department>>();
  #lastId = 900_100_000;

  /** @param name the name of the organisation, which its root also has */
  found(corpId: string, name: string): void {
    const root = { id: ROOT_DEPARTMENT, corpId, name, parentId: null };
    this.#byOrganisation.set(corpId, new Map([[ROOT_DEPARTMENT, root]]));
  }

  /** `id` is the next free one when left out. */
  add(department: Omit<Department, 'id'> & { readonly id?: number }): Department {
    const { corpId, parentId } = department;
    this.#parentOf(corpId, parentId);
    const added = { ...department, id: department.id ?? (this.#lastId += 1) };
    this.#of(corpId).set(added.id, added);
    return added;
  }

  change(corpId: string, id: number, changes: Partial<Pick<Department, 'name' | 'parentId'>>): Department {
    const department = this.find(corpId, id);
    if (department === undefined) throw new Error(`There is no department ${String(id)}`);
    if (changes.parentId !== undefined) {
      this.#parentOf(corpId, changes.parentId);
      if (this.below(corpId, id).some((below) => below.id === changes.parentId))
        throw new Error('A department cannot be below itself');
    }
    const changed = { ...department, ...changes };
    this.#of(corpId).set(id, changed);
    return changed;
  }

  /** Returns the removed department and all below it. */
  remove(corpId: string, id: number): readonly Department[] {
    if (id === ROOT_DEPARTMENT) throw new Error('The root cannot be removed');
    const removed = this.below(corpId, id);
    for (const department of removed) this.#of(corpId).delete(department.id);
    return removed;
  }

  find(corpId: string, id: number): Department | undefined {
    return this.#byOrganisation.get(corpId)?.get(id);
  }

  all(corpId: string): readonly Department[] {
    return [...this.#of(corpId).values()];
  }

  children(corpId: string, id: number): readonly Department[] {
    return this.all(corpId).filter(({ parentId }) => parentId === id);
  }

  /** The department and all below it. */
  below(corpId: string, id: number): readonly Department[] {
    const own = this.find(corpId, id);
    if (own === undefined) return [];
    return [own, ...this.children(corpId, id).flatMap((child) => this.below(corpId, child.id))];
  }

  /** Whether it is one of these departments or below one. */
  isWithin(corpId: string, id: number, tops: ReadonlySet<number>): boolean {
    for (let at = this.find(corpId, id); at !== undefined;) {
      if (tops.has(at.id)) return true;
      at = at.parentId === null ? undefined : this.find(corpId, at.parentId);
    }
    return false;
  }

  #of(corpId: string): Map<number, Department> {
    const departments = this.#byOrganisation.get(corpId);
    if (departments === undefined) throw new Error(`There is no organisation ${corpId}`);
    return departments;
  }

  #parentOf(corpId: string, parentId: number | null): void {
    if (parentId === null || this.find(corpId, parentId) === undefined)
      throw new Error(`There is no department ${String(parentId)}`);
  }
}
