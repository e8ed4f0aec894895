import type { Language } from '../pages/language.js';
import { ROOT_DEPARTMENT, type Department } from '../world/department.js';
import { DepartmentSelect } from './department-select.js';
import { ORGANISATION_TEXTS } from './organisation-texts.js';
import type { ShownMember } from './shown-organisation.js';

export interface ChosenPersonProps extends ShownMember {
  readonly language: Language;
  readonly departments: readonly Department[];
}

/** The actions on a member; each form is one call of the control API. */
export function ChosenPerson({ language, person, membership, departments }: ChosenPersonProps) {
  const texts = ORGANISATION_TEXTS[language];
  const { corpId } = membership;
  const [own = ROOT_DEPARTMENT, ...others] = membership.departments;
  const path = `/control/members/${corpId}/${person.id}`;
  return (
    <>
      <form data-method="PUT" data-path={path}>
        <h2 safe>{person.name}</h2>
        <label>
          <span safe>{texts.personName}</span>
          <input name="name" value={person.name} required />
        </label>
        <label>
          <span safe>{texts.position}</span>
          <input name="title" value={membership.title ?? ''} />
        </label>
        <DepartmentSelect
          name="departments"
          label={texts.department}
          departments={departments}
          chosen={own}
        />
        {others.map((id) => (
          <input type="hidden" name="departments" value={String(id)} />
        ))}
        <button class="primary" safe>
          {texts.save}
        </button>
      </form>
      <form data-method="DELETE" data-path={path} data-then={`?corp=${corpId}`}>
        <button class="danger" safe>
          {texts.leave}
        </button>
      </form>
    </>
  );
}
