import type { Language } from '../pages/language.js';
import { ROOT_DEPARTMENT, type Department } from '../world/department.js';
import { DepartmentSelect } from './department-select.js';
import { ORGANISATION_TEXTS } from './organisation-texts.js';

export interface ChosenDepartmentProps {
  readonly language: Language;
  readonly department: Department;
  /** The possible parents: all departments except itself and those below it. */
  readonly parents: readonly Department[];
}

/** The actions on a department; each form is one call of the control API. */
export function ChosenDepartment({ language, department, parents }: ChosenDepartmentProps) {
  const texts = ORGANISATION_TEXTS[language];
  const { corpId, id, name, parentId } = department;
  const path = `/control/departments/${corpId}`;
  return (
    <>
      <form data-method="PATCH" data-path={`${path}/${String(id)}`}>
        <h2 safe>{name}</h2>
        <label>
          <span safe>{texts.departmentName}</span>
          <input name="name" value={name} required />
        </label>
        {parentId === null ? (
          ''
        ) : (
          <DepartmentSelect name="parentId" label={texts.parent} departments={parents} chosen={parentId} />
        )}
        <button class="primary" safe>
          {texts.save}
        </button>
      </form>
      <form data-join={corpId}>
        <h3 safe>{texts.joinHeading}</h3>
        <input type="hidden" name="departments" value={String(id)} />
        <label>
          <span safe>{texts.personName}</span>
          <input name="name" required />
        </label>
        <label>
          <span safe>{texts.position}</span>
          <input name="title" />
        </label>
        <button safe>{texts.join}</button>
      </form>
      <form data-method="POST" data-path={path}>
        <h3 safe>{texts.newDepartment}</h3>
        <input type="hidden" name="parentId" value={String(id)} />
        <label>
          <span safe>{texts.departmentName}</span>
          <input name="name" required />
        </label>
        <button safe>{texts.add}</button>
      </form>
      {id === ROOT_DEPARTMENT ? (
        ''
      ) : (
        <form data-method="DELETE" data-path={`${path}/${String(id)}`} data-then={`?corp=${corpId}`}>
          <p class="hint" safe>
            {texts.removeHint}
          </p>
          <button class="danger" safe>
            {texts.remove}
          </button>
        </form>
      )}
    </>
  );
}
