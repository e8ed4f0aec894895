import type { ApplicationAccess } from '../../../api/generated/models/application-access';
import { roleName } from '../../../session/role-names';
import type { AnyApplication } from '../stores/application-store';
import { listed } from '../../../ui/punctuation';

type Assignment = AnyApplication['assignments'][number];

/** Texts for assignments. */
export function assigneeName({ role, account, unit, group }: Assignment): string {
  const named = unit ?? group;
  if (named !== null) return named.name;
  return role === null ? (account?.displayName ?? account?.username ?? '') : roleName(role);
}

/** Texts for why somebody can or cannot use an application. */
export function answersOf({
  mayUse,
  obstacles,
  through,
  departments,
  groups,
}: ApplicationAccess): readonly string[] {
  const answers = mayUse
    ? [
        $localize`:@@applications.mayUse:This person can use the application. If it still fails, the application itself refuses: look there.`,
      ]
    : obstacles.map((one) => OBSTACLES[one]);
  if (through.length > 0) {
    answers.push(
      $localize`:@@applications.through:Assigned through: ${listed(through.map(assigneeName))}:NAMES:.`,
    );
  } else if (obstacles.includes('not_assigned')) {
    const places = [...groups, ...departments];
    if (places.length > 0)
      answers.push($localize`:@@applications.inDepartments:This person is in: ${listed(places)}:NAMES:.`);
  }
  return answers;
}

const OBSTACLES: Readonly<Record<ApplicationAccess['obstacles'][number], string>> = {
  application_disabled: $localize`:@@applications.obstacle.disabled:The application is disabled. Enable it.`,
  account_not_active: $localize`:@@applications.obstacle.suspended:The account is suspended. Resume it on the page of the account.`,
  not_assigned: $localize`:@@applications.obstacle.notAssigned:The application is assigned neither to this person nor to their role, groups or departments. Add one of them.`,
};
