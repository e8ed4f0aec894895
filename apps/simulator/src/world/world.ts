import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import type { App } from './app.js';
import { Apps, type AppSettings } from './apps.js';
import type { Bilingual } from './bilingual.js';
import { Changes } from './changes.js';
import { ROOT_DEPARTMENT, type Department } from './department.js';
import { Departments } from './departments.js';
import { Departures } from './departures.js';
import { Memberships } from './memberships.js';
import type { Organisation } from './organisation.js';
import { avatarColourOf, mobileOf } from './person-details.js';
import type { Membership, Person } from './person.js';

export interface OrganisationSettings {
  readonly corpId: string;
  readonly name: Bilingual;
}

/** Missing values are derived from `id`. */
export interface PersonSettings extends Partial<Person> {
  readonly id: string;
}

/** `userId` is the person's id when left out; members are active, in the root, and neither admin nor boss, by default. */
export interface MemberSettings extends Partial<Omit<Membership, 'corpId' | 'personId'>> {
  readonly corpId: string;
  readonly personId: string;
}

/** The whole content of this DingTalk. Changes take effect at once unless the method says otherwise. */
export class World {
  readonly apps = new Apps();
  readonly #organisations = new Map<string, Organisation>();
  readonly #people = new Map<string, Person>();
  readonly departments = new Departments();
  readonly memberships = new Memberships();
  readonly departures = new Departures();
  readonly changes = new Changes();

  constructor(
    private readonly seed: string,
    private readonly clock: Clock,
  ) {}

  /** The first organisation is the home developer: people's `unionId` there is `UNION-<id>`. */
  addOrganisation(settings: OrganisationSettings): Organisation {
    const organisation = { ...settings };
    this.departments.found(settings.corpId, settings.name.zh);
    this.#organisations.set(organisation.corpId, organisation);
    return organisation;
  }

  addPerson(settings: PersonSettings): Person {
    const { id } = settings;
    if (!/^[a-z0-9-]{1,40}$/.test(id)) throw new Error(`A person's id is a host name label, not "${id}"`);
    const capitalised = id.charAt(0).toUpperCase() + id.slice(1);
    const derived = {
      name: capitalised,
      nick: settings.name ?? capitalised,
      mobile: mobileOf(id),
      stateCode: '86',
      email: `${id}@demo.test`,
      orgEmail: '',
      avatarColour: avatarColourOf(id),
    };
    const person: Person = { ...derived, ...settings };
    const former = this.#people.get(id);
    this.#people.set(id, person);
    // There is no event for a changed mobile number.
    if (former !== undefined && (former.name !== person.name || former.email !== person.email))
      for (const { corpId, userId } of this.memberships.of(id))
        this.changes.tell({ corpId, type: 'user_modify_org', ids: [userId] });
    return person;
  }

  addMember(settings: MemberSettings): Membership {
    const membership = {
      userId: settings.personId,
      active: true,
      admin: false,
      boss: false,
      departments: [ROOT_DEPARTMENT],
      ...settings,
    };
    const { corpId, userId } = membership;
    const former = this.memberByUserId(corpId, userId);
    if (former !== undefined && former.personId !== membership.personId) this.removeMember(corpId, userId);
    this.memberships.add(membership);
    if (former?.personId !== membership.personId)
      this.changes.tell({ corpId, type: 'user_add_org', ids: [userId] });
    this.changes.tell({ corpId, type: 'user_modify_org', ids: [userId] });
    return membership;
  }

  /** Missing values stay unchanged. */
  changeMember(
    corpId: string,
    userId: string,
    changes: Partial<Omit<Membership, 'corpId' | 'userId'>>,
  ): Membership {
    const membership = this.memberByUserId(corpId, userId);
    if (membership === undefined) throw new Error(`${userId} is nobody in ${corpId}`);
    return this.addMember({ ...membership, ...changes });
  }

  /** The person leaves: from now on `getbyunionid` answers 60121, but the DingTalk account still exists. */
  removeMember(corpId: string, userId: string): void {
    const removed = this.memberships.remove(corpId, userId);
    if (removed === undefined) return;
    const name = this.#people.get(removed.personId)?.name ?? userId;
    this.departures.add({ corpId, userId, name, leftAt: this.clock.now() });
    this.changes.tell({ corpId, type: 'user_leave_org', ids: [userId] });
  }

  addDepartment(department: Omit<Department, 'id'> & { readonly id?: number }): Department {
    const added = this.departments.add(department);
    this.changes.tell({ corpId: added.corpId, type: 'org_dept_create', ids: [added.id] });
    return added;
  }

  /** A moved department is one event; there is none for the departments and people below it. */
  changeDepartment(
    corpId: string,
    id: number,
    changes: Partial<Pick<Department, 'name' | 'parentId'>>,
  ): Department {
    const changed = this.departments.change(corpId, id, changes);
    this.changes.tell({ corpId, type: 'org_dept_modify', ids: [id] });
    return changed;
  }

  /** People in no other department are moved to the root. */
  removeDepartment(corpId: string, id: number): void {
    const removed = new Set(this.departments.remove(corpId, id).map((department) => department.id));
    for (const member of this.memberships.all(corpId)) {
      const left = member.departments.filter((department) => !removed.has(department));
      if (left.length < member.departments.length)
        this.memberships.add({ ...member, departments: left.length > 0 ? left : [ROOT_DEPARTMENT] });
    }
    this.changes.tell({ corpId, type: 'org_dept_remove', ids: [...removed] });
  }

  /** Adds many people at once, named by number, distributed among new departments below the root. */
  addCrowd(
    corpId: string,
    { people, departments, prefix }: Readonly<{ people: number; departments: number; prefix: string }>,
  ): void {
    const made = Array.from({ length: departments }, (_, index) =>
      this.addDepartment({ corpId, name: `${prefix} ${String(index + 1)}`, parentId: ROOT_DEPARTMENT }),
    );
    for (let index = 0; index < people; index += 1) {
      const { id } = this.addPerson({ id: `${prefix}-${String(index + 1)}` });
      const department = made[index % made.length];
      this.addMember({ corpId, personId: id, departments: [department?.id ?? ROOT_DEPARTMENT] });
    }
  }

  addApp(settings: AppSettings): App {
    return this.apps.add(settings);
  }

  registerRedirectUrl(clientId: string, url: string): void {
    this.apps.registerRedirectUrl(clientId, url);
  }

  /** In force from the next `publish` on, as in the developer console. */
  grantPermission(clientId: string, permission: string): void {
    this.apps.grantPermission(clientId, permission);
  }

  revokePermission(clientId: string, permission: string): void {
    this.apps.revokePermission(clientId, permission);
  }

  publish(clientId: string): void {
    this.apps.publish(clientId);
  }

  unpublish(clientId: string): void {
    this.apps.change(clientId, { published: false });
  }

  organisation(corpId: string): Organisation | undefined {
    return this.#organisations.get(corpId);
  }

  organisations(): readonly Organisation[] {
    return [...this.#organisations.values()];
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  people(): readonly Person[] {
    return [...this.#people.values()];
  }

  membership(corpId: string, personId: string): Membership | undefined {
    return this.memberships.of(personId).find((m) => m.corpId === corpId);
  }

  memberByUserId(corpId: string, userId: string): Membership | undefined {
    return this.memberships.byUserId(corpId, userId);
  }

  membershipsOf(personId: string): readonly Membership[] {
    return this.memberships.of(personId);
  }

  /** A person who was only invited has no DingTalk account to log on with. */
  hasActivated(personId: string): boolean {
    const memberships = this.membershipsOf(personId);
    return memberships.length === 0 || memberships.some((m) => m.active);
  }

  /** Identifies a person within one developer organisation, across all its apps. */
  unionIdOf(personId: string, developerCorpId: string): string {
    const [home] = this.#organisations.keys();
    const plain = `UNION-${personId}`;
    return developerCorpId === home ? plain : `${plain}-${this.#digest('union', developerCorpId, personId)}`;
  }

  personByUnionId(unionId: string, developerCorpId: string): Person | undefined {
    const id = /^UNION-([a-z0-9-]+?)(?:-[0-9a-f]{16})?$/.exec(unionId)?.[1];
    const candidates = [id, unionId.slice('UNION-'.length)].flatMap(
      (one) => this.#people.get(one ?? '') ?? [],
    );
    return candidates.find((person) => this.unionIdOf(person.id, developerCorpId) === unionId);
  }

  /** Identifies a person in one app. */
  openIdOf(personId: string, clientId: string): string {
    return `OPEN-${this.#digest('open', clientId, personId)}`;
  }

  /** DingTalk's internal link; never equal to the `unionId`, and not for integrators. */
  associatedUnionIdOf(personId: string): string {
    return `ASSOC-${this.#digest('associated', personId)}`;
  }

  #digest(...parts: readonly string[]): string {
    return createHash('sha256')
      .update([this.seed, ...parts].join('|'))
      .digest('hex')
      .slice(0, 16);
  }
}
