import { Avatar } from '../pages/avatar.js';
import type { Language } from '../pages/language.js';
import { ORGANISATION_TEXTS } from './organisation-texts.js';
import type { ShownDepartment } from './shown-organisation.js';

/** The selection on the page. */
export interface Chosen {
  readonly department?: number;
  readonly person?: string;
}

export interface DepartmentTreeProps {
  readonly language: Language;
  readonly corpId: string;
  readonly shown: ShownDepartment;
  readonly chosen: Chosen;
}

/** A department with its people and the departments below it. */
export function DepartmentTree({ language, corpId, shown, chosen }: DepartmentTreeProps) {
  const { department, members, below, more } = shown;
  const texts = ORGANISATION_TEXTS[language];
  const isCurrent = (is: boolean) => (is ? 'true' : undefined);
  return (
    <li>
      <a
        class="department"
        href={`?corp=${corpId}&department=${String(department.id)}`}
        aria-current={isCurrent(chosen.department === department.id)}
        safe
      >
        {department.name}
      </a>
      <ul>
        {members.map(({ person, membership }) => (
          <li>
            <a
              class="person"
              href={`?corp=${corpId}&person=${person.id}`}
              aria-current={isCurrent(chosen.person === person.id)}
            >
              <Avatar person={person} />
              <span>
                <span safe>{person.name}</span>
                {membership.title === undefined ? (
                  ''
                ) : (
                  <span class="hint" safe>{` ${membership.title}`}</span>
                )}
              </span>
            </a>
          </li>
        ))}
        {below.map((one) => (
          <DepartmentTree language={language} corpId={corpId} shown={one} chosen={chosen} />
        ))}
        {more === 0 ? (
          ''
        ) : (
          <li class="hint" safe>
            {texts.more(more)}
          </li>
        )}
      </ul>
    </li>
  );
}
