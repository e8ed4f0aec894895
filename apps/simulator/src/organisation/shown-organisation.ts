import type { DingTalk } from '../dingtalk.js';
import { ROOT_DEPARTMENT, type Department } from '../world/department.js';
import type { Organisation } from '../world/organisation.js';
import type { Membership, Person } from '../world/person.js';

/** Maximum number of rows of one kind below a department, so that a page of a large organisation stays fast. */
const MOST = 50;

export interface ShownMember {
  readonly person: Person;
  readonly membership: Membership;
}

/** A department with its direct children, as far as they are shown. */
export interface ShownDepartment {
  readonly department: Department;
  readonly below: readonly ShownDepartment[];
  readonly members: readonly ShownMember[];
  /** Departments and people that are not shown. */
  readonly more: number;
}

/** The content of the page. */
export interface ShownOrganisation {
  readonly organisation: Organisation;
  readonly root: ShownDepartment;
  /** All departments, for selection. */
  readonly departments: readonly Department[];
  readonly former: readonly Person[];
  /** The open lines of the organisation's apps. */
  readonly lines: number;
  readonly hasPush: boolean;
}

/** An organisation in its present state. */
export function shownOrganisation(dingtalk: DingTalk, organisation: Organisation): ShownOrganisation {
  const { world, events } = dingtalk;
  const { corpId } = organisation;
  const departments = world.departments.all(corpId);
  const apps = world.apps.all().filter(({ corpIds }) => corpIds.has(corpId));
  const below = (department: Department): ShownDepartment => {
    const children = departments.filter(({ parentId }) => parentId === department.id);
    const members = world.memberships.inDepartment(corpId, department.id);
    return {
      department,
      below: children.slice(0, MOST).map(below),
      members: members.slice(0, MOST).flatMap((membership) => {
        const person = world.person(membership.personId);
        return person === undefined ? [] : [{ person, membership }];
      }),
      more: Math.max(0, children.length - MOST) + Math.max(0, members.length - MOST),
    };
  };
  const root = departments.find(({ id }) => id === ROOT_DEPARTMENT);
  if (root === undefined) throw new Error(`The organisation ${corpId} has no root`);
  return {
    organisation,
    root: below(root),
    departments,
    former: formerMembers(dingtalk, corpId),
    lines: apps.reduce((sum, { clientId }) => sum + events.lines.of(clientId), 0),
    hasPush: apps.some(({ clientId }) => events.pushAddress(clientId) !== undefined),
  };
}

/** The people who left and have not joined again, the latest first. */
function formerMembers({ world, clock }: DingTalk, corpId: string): readonly Person[] {
  const left = world.departures.since(corpId, new Date(0), clock.now()).slice(-MOST).toReversed();
  const people = left.flatMap(({ userId }) => {
    const personId = world.memberships.formerly(corpId, userId)?.personId ?? '';
    return world.membership(corpId, personId) === undefined ? (world.person(personId) ?? []) : [];
  });
  return [...new Set(people)];
}
