import type { Membership } from './person.js';

/** The memberships of organisations, indexed by person and by `userId`. */
export class Memberships {
  readonly #byUserId = new Map<string, Membership>();
  readonly #byDepartment = new Map<string, Set<string>>();
  readonly #former = new Map<string, Membership>();
  readonly #byPerson = new Map<string, Membership[]>();

  /** Replaces a present holder of the `userId`. */
  add(membership: Membership): void {
    this.remove(membership.corpId, membership.userId);
    this.#byUserId.set(keyOf(membership.corpId, membership.userId), membership);
    this.#byPerson.set(membership.personId, [...this.of(membership.personId), membership]);
    for (const department of membership.departments)
      this.#of(membership.corpId, department).add(membership.userId);
  }

  remove(corpId: string, userId: string): Membership | undefined {
    const removed = this.byUserId(corpId, userId);
    if (removed === undefined) return undefined;
    this.#byUserId.delete(keyOf(corpId, userId));
    for (const department of removed.departments) this.#of(corpId, department).delete(userId);
    this.#former.set(keyOf(corpId, userId), removed);
    const others = this.of(removed.personId).filter((one) => one !== removed);
    this.#byPerson.set(removed.personId, others);
    return removed;
  }

  byUserId(corpId: string, userId: string): Membership | undefined {
    return this.#byUserId.get(keyOf(corpId, userId));
  }

  /** The last former holder of the `userId`. */
  formerly(corpId: string, userId: string): Membership | undefined {
    return this.#former.get(keyOf(corpId, userId));
  }

  of(personId: string): readonly Membership[] {
    return this.#byPerson.get(personId) ?? [];
  }

  /** Direct members of a department, in the order in which they joined. */
  inDepartment(corpId: string, departmentId: number): readonly Membership[] {
    return [...this.#of(corpId, departmentId)].flatMap((userId) => this.byUserId(corpId, userId) ?? []);
  }

  #of(corpId: string, departmentId: number): Set<string> {
    const key = `${corpId}/${String(departmentId)}`;
    const members = this.#byDepartment.get(key) ?? new Set();
    this.#byDepartment.set(key, members);
    return members;
  }

  all(corpId: string): readonly Membership[] {
    return [...this.#byUserId.values()].filter((membership) => membership.corpId === corpId);
  }
}

function keyOf(corpId: string, userId: string): string {
  return `${corpId}/${userId}`;
}
