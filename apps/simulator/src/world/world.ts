import { createHash } from 'node:crypto';
import type { App } from './app.js';
import { Apps, type AppSettings } from './apps.js';
import type { Bilingual } from './bilingual.js';
import type { Organisation } from './organisation.js';
import { avatarColourOf, mobileOf } from './person-details.js';
import type { Membership, Person } from './person.js';

export interface OrganisationSettings {
  readonly corpId: string;
  readonly name: Bilingual;
}

/** What is left out is derived from `id`. */
export interface PersonSettings extends Partial<Person> {
  readonly id: string;
}

/** `userId` is the person's id when left out; members are active, and neither admin nor boss, by default. */
export interface MemberSettings extends Partial<Omit<Membership, 'corpId' | 'personId'>> {
  readonly corpId: string;
  readonly personId: string;
}

/** All that exists in this DingTalk. Every change takes effect at once unless its method says otherwise. */
export class World {
  readonly apps = new Apps();
  readonly #organisations = new Map<string, Organisation>();
  readonly #people = new Map<string, Person>();
  readonly #memberships: Membership[] = [];

  constructor(private readonly seed: string) {}

  /** The first organisation is the home developer: people's `unionId` there is `UNION-<id>`. */
  addOrganisation(settings: OrganisationSettings): Organisation {
    const organisation = { ...settings };
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
      avatarColour: avatarColourOf(id),
    };
    const person: Person = { ...derived, ...settings };
    this.#people.set(id, person);
    return person;
  }

  addMember(settings: MemberSettings): Membership {
    const membership = { userId: settings.personId, active: true, admin: false, boss: false, ...settings };
    this.removeMember(settings.corpId, membership.userId);
    this.#memberships.push(membership);
    return membership;
  }

  /** The person leaves: `getbyunionid` answers 60121 from now on, the DingTalk account lives on. */
  removeMember(corpId: string, userId: string): void {
    const index = this.#memberships.findIndex((m) => m.corpId === corpId && m.userId === userId);
    if (index >= 0) this.#memberships.splice(index, 1);
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
    return this.#memberships.find((m) => m.corpId === corpId && m.personId === personId);
  }

  memberByUserId(corpId: string, userId: string): Membership | undefined {
    return this.#memberships.find((m) => m.corpId === corpId && m.userId === userId);
  }

  membershipsOf(personId: string): readonly Membership[] {
    return this.#memberships.filter((m) => m.personId === personId);
  }

  /** Somebody who was only ever invited has no DingTalk account to log on with. */
  hasActivated(personId: string): boolean {
    const memberships = this.membershipsOf(personId);
    return memberships.length === 0 || memberships.some((m) => m.active);
  }

  /** One person within one developer organisation, across all its apps. */
  unionIdOf(personId: string, developerCorpId: string): string {
    const [home] = this.#organisations.keys();
    const plain = `UNION-${personId}`;
    return developerCorpId === home ? plain : `${plain}-${this.#digest('union', developerCorpId, personId)}`;
  }

  personByUnionId(unionId: string, developerCorpId: string): Person | undefined {
    return this.people().find((person) => this.unionIdOf(person.id, developerCorpId) === unionId);
  }

  /** One person in one app. */
  openIdOf(personId: string, clientId: string): string {
    return `OPEN-${this.#digest('open', clientId, personId)}`;
  }

  /** DingTalk's internal linking; never equal to the `unionId`, and not for integrators. */
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
